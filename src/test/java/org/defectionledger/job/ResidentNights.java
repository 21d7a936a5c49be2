package org.defectionledger.job;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A driver that runs one night after the other, each told by a line of its input: the arguments of
 * the command line, parted by tabs. Says {@code exit CODE} after each. A warm driver does a small
 * night in a tenth of the time of a fresh one, so that {@code scripts/faults} can repeat more.
 */
public final class ResidentNights {
  private ResidentNights() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      int code = Main.execute(line.split("\t"));
      System.out.flush();
      System.err.flush();
      System.out.println("exit " + code);
    }
    System.exit(0);
  }
}
