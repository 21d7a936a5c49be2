package org.defectionledger.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads where the records of a web archive begin out of its index: CDX, whose first line names the
 * columns by letters, or CDXJ, whose lines end in JSON.
 */
public final class CaptureIndex {
  private static final Pattern OFFSET = Pattern.compile("\"offset\"\\s*:\\s*\"?(\\d{1,18})\"?");
  private static final Pattern FILE = Pattern.compile("\"filename\"\\s*:\\s*\"([^\"]*)\"");
  private static final int LONGEST_LINE = 1 << 16;

  private CaptureIndex() {}

  /**
   * The offsets of one archive's records, rising.
   *
   * @param archive its name; the lines of other archives are passed over
   */
  public static List<Long> offsets(InputStream index, String archive) throws IOException {
    TreeSet<Long> offsets = new TreeSet<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8));
    int offsetColumn = -1;
    int fileColumn = -1;
    String line;
    while ((line = lines.readLine()) != null) {
      if (line.length() > LONGEST_LINE) {
        continue;
      }
      if (line.startsWith(" CDX ")) {
        List<String> letters = List.of(line.strip().split(" ", -1));
        offsetColumn = letters.indexOf("V") - 1;
        fileColumn = letters.indexOf("g") - 1;
        continue;
      }
      Matcher json = OFFSET.matcher(line);
      if (json.find()) {
        Matcher file = FILE.matcher(line);
        if (!file.find() || isSame(file.group(1), archive)) {
          offsets.add(Long.parseLong(json.group(1)));
        }
        continue;
      }
      String[] columns = line.split(" ", -1);
      boolean usable = offsetColumn >= 0 && offsetColumn < columns.length;
      boolean same =
          fileColumn < 0 || fileColumn >= columns.length || isSame(columns[fileColumn], archive);
      if (usable && same && columns[offsetColumn].matches("\\d{1,18}")) {
        offsets.add(Long.parseLong(columns[offsetColumn]));
      }
    }
    return List.copyOf(offsets);
  }

  private static boolean isSame(String path, String archive) {
    return path.substring(path.lastIndexOf('/') + 1).equals(archive);
  }
}
