package org.defectionledger.resolve;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words of names across transliterations: one spelling for what Latin letters write in several
 * ways, and a distance in which what transcribers waver between is cheap.
 */
final class Spelling {
  /** Letters that two transcribers of one sound choose, with what the choice costs. */
  private static final String[] NEAR = {
    "uo.2", "ei.2", "ae.25", "oa.35", "oe.35", "ua.5", "ue.5", "ai.65", "ui.7", "oi.8", "gG.1",
    "kx.2", "kG.3", "gk.3", "xh.3", "xG.25", "xg.25", "gh.3", "dD.1", "dt.4", "tT.15", "Dz.25",
    "Td.4", "dz.4", "Ts.3", "zs.3", "SC.2", "sS.3", "Zj.1", "jg.3", "Cj.25", "SZ.3", "vw.15",
    "vf.25", "wu.2", "pb.4", "vb.4", "hG.3"
  };

  private static final double[][] COST = costs();

  /** A word of up to four letters is one name with another at this share of its length... */
  private static final double SHORT_SHARE = 0.08;

  /** ...and a longer one at this; both set on the pairs of {@code spec/names.tsv}. */
  private static final double LONG_SHARE = 0.12;

  private static final Pattern SOFT_C = Pattern.compile("c(?=[eiy])");
  private static final Pattern LONG_U = Pattern.compile("ou|oo");
  private static final Pattern DIPHTHONG = Pattern.compile("ei|ey|ay|ai");
  private static final Pattern LONG_I = Pattern.compile("ee|ie|y");
  private static final Pattern MARK = Pattern.compile("\\p{M}");

  private Spelling() {}

  private static double[][] costs() {
    double[][] cost = new double[128][128];
    for (double[] row : cost) {
      Arrays.fill(row, 1.0);
    }
    for (String near : NEAR) {
      double value = Double.parseDouble("0" + near.substring(2));
      cost[near.charAt(0)][near.charAt(1)] = value;
      cost[near.charAt(1)][near.charAt(0)] = value;
    }
    return cost;
  }

  /** Lower case without accents; letters that have no base letter are written out. */
  static String folded(String name) {
    String lower =
        name.toLowerCase(Locale.ROOT)
            .replace("ø", "o")
            .replace("ł", "l")
            .replace("đ", "d")
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace("œ", "oe")
            .replace("þ", "th")
            .replace("ð", "d")
            .replace("ı", "i");
    return MARK.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
  }

  /**
   * One spelling of a folded word. Capitals stand for the sounds that Latin needs two letters for:
   * {@code x} kh, {@code G} gh, {@code S} sh, {@code C} ch, {@code T} th, {@code D} dh, {@code Z}
   * zh.
   */
  static String canonical(String word) {
    StringBuilder out = new StringBuilder(word.length());
    String plain =
        word.replace("sch", "sh")
            .replace("tch", "ch")
            .replace("ph", "f")
            .replace("ck", "k")
            .replace("kh", "x")
            .replace("gh", "G")
            .replace("sh", "S")
            .replace("ch", "C")
            .replace("th", "T")
            .replace("dh", "D")
            .replace("zh", "Z")
            .replace("q", "k");
    plain = SOFT_C.matcher(plain).replaceAll("s").replace("c", "k");
    plain = LONG_U.matcher(plain).replaceAll("u");
    plain = DIPHTHONG.matcher(plain).replaceAll("ai");
    plain = LONG_I.matcher(plain).replaceAll("i");
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (out.isEmpty() || out.charAt(out.length() - 1) != c) {
        out.append(c);
      }
    }
    String single = out.toString().replaceFirst("^i(?=e)", "");
    return single.length() > 4 ? single.replaceFirst("[ae]h$", "a") : single;
  }

  /** Whether two canonical words are spellings of one name. */
  static boolean isSame(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    int longest = Math.max(a.length(), b.length());
    if (longest - Math.min(a.length(), b.length()) > 2) {
      return false;
    }
    double most = longest * (longest <= 4 ? SHORT_SHARE : LONG_SHARE);
    return distance(a, b, most) <= most + 1e-9;
  }

  /** Weighted edit distance; anything above {@code most} may come back as any greater number. */
  private static double distance(String a, String b, double most) {
    double[] before = new double[b.length() + 1];
    for (int j = 1; j <= b.length(); j++) {
      before[j] = before[j - 1] + gap(b, j - 1);
    }
    for (int i = 1; i <= a.length(); i++) {
      double[] row = new double[b.length() + 1];
      row[0] = before[0] + gap(a, i - 1);
      double least = row[0];
      for (int j = 1; j <= b.length(); j++) {
        row[j] =
            Math.min(
                before[j - 1] + swap(a.charAt(i - 1), b.charAt(j - 1)),
                Math.min(before[j] + gap(a, i - 1), row[j - 1] + gap(b, j - 1)));
        least = Math.min(least, row[j]);
      }
      if (least > most + 1e-9) {
        return least;
      }
      before = row;
    }
    return before[b.length()];
  }

  private static double swap(char a, char b) {
    if (a == b) {
      return 0;
    }
    return a < 128 && b < 128 ? COST[a][b] : 1.0;
  }

  private static double gap(String word, int at) {
    return switch (word.charAt(at)) {
      case 'h' -> 0.3;
      case 'a', 'e', 'o', 'u', 'w' -> 0.45;
      // Asad and Asadi are two names: the last letter makes an adjective of origin.
      case 'i' -> at + 1 == word.length() ? 1.0 : 0.45;
      default -> 1.0;
    };
  }

  /** The consonants by class, at most four: equal for nearly all spellings of one name. */
  static String skeleton(String canonical) {
    StringBuilder bones = new StringBuilder(4);
    for (int i = 0; i < canonical.length() && bones.length() < 4; i++) {
      char bone =
          switch (canonical.charAt(i)) {
            case 'k', 'g', 'x', 'G', 'j', 'Z' -> 'K';
            case 'S', 'C', 's', 'z' -> 'S';
            case 'd', 'D', 't', 'T' -> 'D';
            case 'f', 'v' -> 'F';
            case 'a', 'e', 'i', 'o', 'u', 'h', 'w', '\'' -> ' ';
            default -> canonical.charAt(i);
          };
      if (bone != ' ' && (bones.isEmpty() || bones.charAt(bones.length() - 1) != bone)) {
        bones.append(bone);
      }
    }
    return bones.isEmpty() ? canonical.substring(0, Math.min(1, canonical.length())) : "" + bones;
  }

  /** The class of the first letter, which an initial shares with the name it stands for. */
  static String initial(String canonical) {
    return switch (canonical.charAt(0)) {
      case 'a', 'e', 'i', 'o', 'u', 'h', 'w' -> "A";
      default -> skeleton(canonical).substring(0, 1);
    };
  }
}
