package org.defectionledger.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.defectionledger.ingest.DumpFile;
import org.defectionledger.ingest.Format;
import org.defectionledger.ingest.Packing;

/** Parts the files into what one task reads: large files in stretches, small ones together. */
final class Stretches {
  /** Long enough that opening is cheap beside reading, short enough for all cores to have work. */
  static final long STRETCH_BYTES = 64L << 20;

  /** Opening a file costs about as much as reading so many bytes. */
  private static final long OPEN_BYTES = 64L << 10;

  private Stretches() {}

  /**
   * The stretches of each task, in the order of the files.
   *
   * @param stretchBytes length of a stretch, of a task of small files too
   */
  static List<List<Inputs.Stretch>> tasks(List<Inputs.File> files, long stretchBytes, Dumps dumps) {
    List<List<Inputs.Stretch>> tasks = new ArrayList<>();
    List<Inputs.Stretch> small = new ArrayList<>();
    long bytes = 0;
    for (Inputs.File file : files) {
      List<Inputs.Stretch> parts = parts(file, stretchBytes, dumps);
      if (parts.size() > 1) {
        parts.forEach(p -> tasks.add(List.of(p)));
        continue;
      }
      if (!small.isEmpty() && bytes + file.length() > stretchBytes) {
        tasks.add(List.copyOf(small));
        small.clear();
        bytes = 0;
      }
      small.addAll(parts);
      bytes += file.length() + OPEN_BYTES;
    }
    if (!small.isEmpty()) {
      tasks.add(List.copyOf(small));
    }
    return tasks;
  }

  private static List<Inputs.Stretch> parts(Inputs.File file, long stretchBytes, Dumps dumps) {
    List<Long> cuts = file.length() <= stretchBytes ? List.of() : cuts(file, stretchBytes, dumps);
    List<Inputs.Stretch> parts = new ArrayList<>();
    int count = cuts.size() + 1;
    long from = 0;
    for (long cut : cuts) {
      parts.add(new Inputs.Stretch(file.set(), file.path(), from, cut, count));
      from = cut;
    }
    parts.add(new Inputs.Stretch(file.set(), file.path(), from, Long.MAX_VALUE, count));
    return parts;
  }

  /**
   * Where a large file may be cut; nowhere when its format or packing has to be read as a whole.
   */
  private static List<Long> cuts(Inputs.File file, long stretchBytes, Dumps dumps) {
    List<Long> cuts = new ArrayList<>();
    try {
      DumpFile dump = dumps.recognise(file.path());
      if (dump.format().filter(f -> f == Format.PARQUET).isPresent()
          && !dumps.endsAsParquet(file.path(), file.length())) {
        return List.of(); // no stretch of it can be read: it is one reject and not many
      }
      boolean lines = dump.format().filter(f -> f == Format.JSON_LINES).isPresent();
      if (dump.isSplittable() || (lines && dump.packing() == Packing.BZIP2)) {
        for (long cut = stretchBytes; cut < file.length(); cut += stretchBytes) {
          cuts.add(cut);
        }
      } else if (dump.format().filter(f -> f == Format.WARC).isPresent()) {
        long next = stretchBytes;
        for (long record : dumps.recordOffsets(file.path())) {
          if (record >= next && record < file.length()) {
            cuts.add(record);
            next = record + stretchBytes;
          }
        }
      }
    } catch (IOException e) {
      return List.of(); // the reader meets the same fault and rejects the file
    }
    return List.copyOf(cuts);
  }
}
