package org.defectionledger.faults;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * A driver that runs one night after the other, each told by a line of its input: the arguments of
 * the command line, parted by tabs. Says {@code exit CODE} after each. A warm driver does a small
 * night in a tenth of the time of a fresh one, so that {@code scripts/faults} can repeat more.
 *
 * <p>It lies in a package of its own, and reaches for the command line by reflection: a package
 * takes its version from the jar of the first class that is loaded, and the version is part of what
 * the manifest of a night calls its rules.
 */
public final class ResidentNights {
  private ResidentNights() {}

  public static void main(String[] arguments) throws Exception {
    Method execute =
        Class.forName("org.defectionledger.job.Main").getDeclaredMethod("execute", String[].class);
    execute.setAccessible(true);
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      Object code = execute.invoke(null, (Object) line.split("\t"));
      System.out.flush();
      System.err.flush();
      System.out.println("exit " + code);
    }
    System.exit(0);
  }
}
