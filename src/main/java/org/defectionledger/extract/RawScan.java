package org.defectionledger.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells from the bytes of a JSON record, before it is decoded, whether a trigger can stand in any
 * of its texts. It says yes wherever {@link CandidateScan} does on the decoded title or text, and
 * wherever decoding could make other words of the bytes: escapes of characters, entities,
 * characters that are not seen.
 */
public final class RawScan {
  /** The longest head that is looked for, and the least room for its neighbours. */
  private static final int WINDOW = 4 * CandidateScan.REACH + 64;

  /** Plain text leaves out longer words, and what stood behind them moves near. */
  private static final int LONGEST_WORD = 2000;

  /** An entity is no longer than this. */
  private static final int ENTITY = 12;

  private static final byte[] LOWER = lower();

  private final CandidateScan scan;
  private final byte[][] table;
  private final boolean wide;

  public RawScan(CandidateScan scan) {
    this.scan = scan;
    boolean anyWide = false;
    int size = Integer.highestOneBit(scan.forms().size() * 8);
    byte[][] slots = new byte[size][];
    for (String form : scan.forms()) {
      byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
      anyWide |= bytes.length != form.length();
      int hash = 0;
      for (byte b : bytes) {
        hash = hash * 31 + b;
      }
      int at = slot(hash, size);
      while (slots[at] != null) {
        at = (at + 1) & (size - 1);
      }
      slots[at] = bytes;
    }
    this.table = slots;
    this.wide = anyWide;
  }

  private static byte[] lower() {
    byte[] lower = new byte[128];
    for (int c = 'a'; c <= 'z'; c++) {
      lower[c] = (byte) c;
      lower[c - 'a' + 'A'] = (byte) c;
    }
    lower['-'] = '-';
    return lower;
  }

  private static int slot(int hash, int size) {
    return (hash ^ (hash >>> 15)) & (size - 1);
  }

  /** Whether the record may tell of a defection. */
  public boolean mayTellOfDefection(byte[] json) {
    int begin = -1;
    int hash = 0;
    int run = 0;
    int i = 0;
    while (i < json.length) {
      int b = json[i];
      int letter = b >= 0 ? LOWER[b] : 0;
      if (letter != 0) {
        if (begin < 0) {
          begin = i;
          hash = 0;
        }
        hash = hash * 31 + letter;
        i++;
        if (++run > LONGEST_WORD) {
          return true;
        }
        continue;
      }
      if (begin >= 0 && isTrigger(json, begin, i, hash)) {
        return true;
      }
      begin = -1;
      run = b == ' ' ? 0 : run + 1;
      if (b < 0 ? wide || isChanged(json, i) : b == 0x7f || (b == '&' && isEntity(json, i))) {
        return true;
      }
      if (b == '\\') {
        int escaped = i + 1 < json.length ? json[i + 1] : 'u';
        boolean lineEnd = escaped == 'r' && startsWith(json, i + 2, '\\', 'n');
        if (escaped == 'u' || escaped == 'b' || escaped == 'f' || (escaped == 'r' && !lineEnd)) {
          return true;
        }
        run = escaped == 'n' || escaped == 't' ? 0 : run;
        i++;
      }
      if (run > LONGEST_WORD) {
        return true;
      }
      i++;
    }
    return begin >= 0 && isTrigger(json, begin, json.length, hash);
  }

  private static boolean startsWith(byte[] json, int at, int first, int second) {
    return at + 1 < json.length && json[at] == first && json[at + 1] == second;
  }

  /**
   * Whether a character that plain text leaves out, or one whose lower case is an ASCII letter,
   * begins here: U+00AD, U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F, U+212A, U+FEFF.
   */
  private static boolean isChanged(byte[] json, int at) {
    int first = json[at] & 0xff;
    int second = at + 1 < json.length ? json[at + 1] & 0xff : 0;
    int third = at + 2 < json.length ? json[at + 2] & 0xff : 0;
    return switch (first) {
      case 0xc2 -> second == 0xad;
      case 0xc4 -> second == 0xb0; // İ
      case 0xe2 ->
          second == 0x80 && (third >= 0x8b && third <= 0x8f || third >= 0xaa && third <= 0xae)
              || second == 0x81 && third >= 0xa0
              || second == 0x84 && third == 0xaa;
      case 0xef -> second == 0xbb && third == 0xbf;
      default -> false;
    };
  }

  private static boolean isEntity(byte[] json, int at) {
    for (int i = at + 1; i < Math.min(json.length, at + ENTITY); i++) {
      if (json[i] == ';') {
        return true;
      }
    }
    return false;
  }

  private boolean isTrigger(byte[] json, int begin, int end, int hash) {
    int length = end - begin;
    int at = slot(hash, table.length);
    byte[] form;
    while ((form = table[at]) != null) {
      if (form.length == length && isForm(json, begin, form)) {
        String before = plain(json, Math.max(0, begin - WINDOW), begin);
        String head = new String(form, StandardCharsets.UTF_8);
        String behind = plain(json, end, Math.min(json.length, end + WINDOW));
        int from = before.length();
        return scan.isTrigger(before + head + behind, from, from + head.length());
      }
      at = (at + 1) & (table.length - 1);
    }
    return false;
  }

  private static boolean isForm(byte[] json, int begin, byte[] form) {
    for (int i = 0; i < form.length; i++) {
      if (LOWER[json[begin + i]] != form[i]) {
        return false;
      }
    }
    return true;
  }

  /** The characters of a stretch that may be cut anywhere; its ends are out of a head's reach. */
  private static String plain(byte[] json, int from, int to) {
    byte[] plain = new byte[to - from];
    int n = 0;
    for (int i = from; i < to; i++) {
      byte b = json[i];
      if (b == '\\' && i + 1 < to) {
        byte escaped = json[++i];
        if (escaped != 'r') {
          plain[n++] = escaped == 'n' ? (byte) '\n' : escaped == 't' ? (byte) '\t' : escaped;
        }
      } else {
        plain[n++] = b;
      }
    }
    return new String(Arrays.copyOf(plain, n), StandardCharsets.UTF_8);
  }
}
