package org.defectionledger.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.defectionledger.lexicon.NameForms;
import org.defectionledger.lexicon.NameForms.Kind;

/**
 * Compares names of persons over transliterations: words are brought into one spelling, aligned in
 * their order, then compared one by one.
 */
public final class NameMatch {
  /**
   * Abdel Fattah, Abdul Fatah, Abd al-Fattah, Abdelfattah, Abdurrahman: servant of an attribute.
   */
  private static final Pattern SERVANT =
      Pattern.compile("abd(?:[aeiou]?l+|[aeiou](?=([a-z])\\1)|[aeiou]r(?=r))?([a-z]{3,})");

  private static final Pattern SERVANT_ALONE = Pattern.compile("abd(?:[aeou]l|u|e)?");

  /** Hussam al-Din, Hussameddine, Salaheddin, Nureddin: of the faith. */
  private static final Pattern OF_FAITH =
      Pattern.compile("([a-z]{2,}?)(?:[aeiu]?[dl]d?|[aeu])?d(?:ee|i)ne?");

  private static final Pattern FAITH = Pattern.compile("(?:ed|ad|ud|al|el)?d(?:ee|i)ne?");

  /** One or two syllables as Korean given names have them. */
  private static final Pattern KOREAN_GIVEN =
      Pattern.compile("(?:(?:ch|th|kh|ph|[bcdghjklmnprstwy])?[aeiouyw]{1,3}(?:ng|[nmklpt])?){1,2}");

  private static final Pattern APOSTROPHE = Pattern.compile("['’‘`´ʿʾʼ]");

  /** A letter of Arabic that a tokenizer took for a mark: As ` aad. */
  private static final Pattern TORN = Pattern.compile("(?<=\\p{L})\\s+[`´ʿʾ]\\s+(?=\\p{Ll})");

  private static final Pattern POSSESSIVE = Pattern.compile("['’‘`´ʿʾʼ]s\\b");
  private static final Pattern INITIAL = Pattern.compile("(?<=\\b\\p{L})\\.");
  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}-]+");
  private static final Pattern EDGE = Pattern.compile("^-+|-+$");

  private final NameForms forms;
  private final Set<String> either;
  private final Map<String, String> givenNames = new HashMap<>();

  /**
   * A comparison of names.
   *
   * @param forms titles, particles, family names and forms of given names
   */
  public NameMatch(NameForms forms) {
    this.forms = forms;
    for (String form : forms.all(Kind.FORM)) {
      givenNames.put(Spelling.canonical(form), forms.form(form, Kind.FORM).orElse(form));
    }
    this.either =
        forms.all(Kind.EITHER).stream().map(this::word).collect(Collectors.toUnmodifiableSet());
  }

  /** Reads a name as an article writes it, titles glued on or not. */
  public PersonName parse(String name) {
    String whole = TORN.matcher(name).replaceAll("");
    String plain = POSSESSIVE.matcher(Spelling.folded(whole)).replaceAll("");
    int comma = plain.indexOf(',');
    if (comma > 0 && !forms.is(plain.substring(comma + 1).strip().replace(".", ""), Kind.SUFFIX)) {
      plain = plain.substring(comma + 1) + " " + plain.substring(0, comma);
    }
    plain =
        INITIAL.matcher(APOSTROPHE.matcher(plain).replaceAll("")).replaceAll(" ").replace(".", "");
    List<String> chunks = chunks(plain);
    Optional<PersonName> korean = korean(chunks);
    if (korean.isPresent()) {
      return korean.get();
    }
    List<String> words = new ArrayList<>();
    for (String chunk : chunks) {
      words.addAll(List.of(chunk.split("-", -1)));
    }
    words.removeIf(String::isEmpty);
    List<String> kept = compounds(withoutParticles(words));
    if (kept.size() == 1) {
      String alone = kept.get(0);
      return new PersonName(List.of(word(forms.form(alone, Kind.KOREAN_FAMILY).orElse(alone))));
    }
    return new PersonName(kept.stream().map(this::word).toList());
  }

  /** Blank-separated parts with their hyphens, without titles before and suffixes behind. */
  private List<String> chunks(String plain) {
    List<String> chunks = new ArrayList<>();
    for (String chunk : BREAK.split(plain, -1)) {
      String bare = EDGE.matcher(chunk).replaceAll("");
      if (!bare.isEmpty()) {
        chunks.add(bare);
      }
    }
    while (chunks.size() > 1 && isTitle(chunks.get(0))) {
      chunks.remove(0);
    }
    while (chunks.size() > 1 && forms.is(chunks.get(chunks.size() - 1), Kind.SUFFIX)) {
      chunks.remove(chunks.size() - 1);
    }
    return chunks;
  }

  private boolean isTitle(String chunk) {
    for (String part : chunk.split("-", -1)) {
      if (!forms.is(part, Kind.TITLE)) {
        return false;
      }
    }
    return true;
  }

  private Optional<PersonName> korean(List<String> chunks) {
    if (chunks.size() < 2 || chunks.size() > 3) {
      return Optional.empty();
    }
    String first = chunks.get(0);
    String last = chunks.get(chunks.size() - 1);
    boolean familyFirst = forms.is(first, Kind.KOREAN_FAMILY);
    boolean familyLast =
        forms.is(last, Kind.KOREAN_FAMILY) && (first.contains("-") || !familyFirst);
    if (!familyFirst && !familyLast) {
      return Optional.empty();
    }
    String given =
        String.join(
                "",
                familyLast
                    ? chunks.subList(0, chunks.size() - 1)
                    : chunks.subList(1, chunks.size()))
            .replace("-", "");
    if (!KOREAN_GIVEN.matcher(given).matches()) {
      return Optional.empty();
    }
    String family = familyLast ? last : first;
    return Optional.of(
        new PersonName(
            List.of(
                syllables(given),
                Spelling.canonical(forms.form(family, Kind.KOREAN_FAMILY).orElse(family)))));
  }

  /** Korean syllables in one romanisation: McCune–Reischauer, the Revised and the North's own. */
  private static String syllables(String word) {
    return word.replaceAll("ch|j", "j")
        .replaceAll("th|t|d", "d")
        .replaceAll("kh|k|g(?!$)", "k")
        .replaceAll("nk", "ng")
        .replaceAll("ph|p|b", "b")
        .replaceAll("sh|s", "s")
        .replaceAll("l|r", "r")
        .replaceAll("eo|ou|oo|o|eu|u", "o")
        .replaceAll("ae|ai", "e")
        .replaceAll("ee|yi", "i")
        .replaceAll("(.)\\1", "$1");
  }

  private List<String> withoutParticles(List<String> words) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean more = i + 1 < words.size();
      boolean dropped =
          more
              && (isAssimilated(word, words.get(i + 1))
                  || (forms.is(word, Kind.PARTICLE) && (i > 0 || isLeadingParticle(word))));
      if (!dropped) {
        kept.add(word);
      }
    }
    return kept;
  }

  /** Ben is a given name in front of a family name, and a letter is an initial there. */
  private static boolean isLeadingParticle(String word) {
    return word.length() > 1 && !word.equals("ben");
  }

  /** The Arabic article before a letter of the sun: ash-Shami, ar-Rahman. */
  private static boolean isAssimilated(String word, String next) {
    return word.length() > 1
        && word.length() < 4
        && "ae".indexOf(word.charAt(0)) >= 0
        && next.startsWith(word.substring(1))
        && next.length() > word.length();
  }

  /** Joins what transcribers write in one word or in several. */
  private static List<String> compounds(List<String> words) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean more = i + 1 < words.size();
      boolean servant = SERVANT_ALONE.matcher(word).matches();
      boolean father = word.equals("abu") || word.equals("abou");
      if (more && servant && words.get(i + 1).length() > 2) {
        joined.add("abd" + words.get(++i));
      } else if (more && father) {
        joined.add("abu" + words.get(++i));
      } else if (!joined.isEmpty() && FAITH.matcher(word).matches()) {
        joined.set(joined.size() - 1, joined.get(joined.size() - 1) + "eddin");
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  private String word(String folded) {
    String known = givenNames.getOrDefault(Spelling.canonical(folded), folded);
    Matcher servant = SERVANT.matcher(known);
    if (servant.matches()) {
      return "abd" + Spelling.canonical(servant.group(2).replaceFirst("^l+(?=[aeiou])", ""));
    }
    Matcher faith = OF_FAITH.matcher(known);
    if (known.length() > 6 && faith.matches()) {
      return Spelling.canonical(faith.group(1)) + "din";
    }
    String bare = known.replaceFirst("^mac(?=[a-z]{4})", "mc");
    return Spelling.canonical(bare);
  }

  /** How two names stand to each other; names without letters agree with none. */
  public NameAgreement compare(PersonName a, PersonName b) {
    if (a.isEmpty() || b.isEmpty()) {
      return NameAgreement.DIFFERENT;
    }
    if (a.isSingle() || b.isSingle()) {
      return single(a, b);
    }
    if (a.joined().equals(b.joined())) {
      return NameAgreement.SAME;
    }
    boolean aShorter = a.words().size() <= b.words().size();
    List<String> shorter = aShorter ? a.words() : b.words();
    List<String> longer = aShorter ? b.words() : a.words();
    Optional<Boolean> initials = aligned(shorter, longer);
    if (initials.isPresent()) {
      return initials.get()
          ? NameAgreement.INITIALS
          : shorter.size() == longer.size() ? NameAgreement.SAME : NameAgreement.LONGER;
    }
    if (isTurnedRound(a.words(), b.words())) {
      return NameAgreement.SAME;
    }
    return isSameWord(a.family(), b.family()) ? NameAgreement.OTHER_GIVEN : NameAgreement.DIFFERENT;
  }

  /** A single word agrees with a family name, or with the whole of a name written in one. */
  private static NameAgreement single(PersonName a, PersonName b) {
    boolean family = isSameWord(a.family(), b.family());
    return family || a.joined().equals(b.joined())
        ? NameAgreement.FAMILY_ALONE
        : NameAgreement.DIFFERENT;
  }

  /**
   * Whether all words of the shorter name are found in the longer one in their order.
   *
   * @return whether an initial had to stand for a word; empty when a word is not found, or when
   *     nothing but initials agrees
   */
  private static Optional<Boolean> aligned(List<String> shorter, List<String> longer) {
    boolean initials = false;
    int whole = 0;
    int at = 0;
    for (String word : shorter) {
      boolean found = false;
      while (at < longer.size() && !found) {
        String other = longer.get(at++);
        boolean initial =
            (word.length() == 1) != (other.length() == 1)
                && Spelling.initial(word).equals(Spelling.initial(other))
                && (word.charAt(0) == other.charAt(0) || isVowel(word) == isVowel(other));
        if (initial || isSameWord(word, other)) {
          found = true;
          initials |= initial;
          whole += initial || word.length() == 1 ? 0 : 1;
        }
      }
      if (!found) {
        return Optional.empty();
      }
    }
    return whole > 0 ? Optional.of(initials) : Optional.empty();
  }

  private static boolean isVowel(String word) {
    return "aeiou".indexOf(word.charAt(0)) >= 0;
  }

  /**
   * Korean, Chinese and Hungarian names stand in either order; where both words serve as given and
   * family name, the order tells two persons apart.
   */
  private boolean isTurnedRound(List<String> a, List<String> b) {
    return a.size() == 2
        && b.size() == 2
        && Spelling.isSame(a.get(0), b.get(1))
        && Spelling.isSame(a.get(1), b.get(0))
        && !(isEither(a.get(0)) && isEither(a.get(1)));
  }

  private boolean isEither(String canonical) {
    return either.contains(canonical);
  }

  private static boolean isSameWord(String a, String b) {
    return Spelling.isSame(a, b)
        || Spelling.isSame(withoutArticle(a), b)
        || Spelling.isSame(a, withoutArticle(b));
  }

  /** Without a glued Arabic article: Alhariri, Elsisi. */
  private static String withoutArticle(String word) {
    return word.length() > 5 && (word.startsWith("al") || word.startsWith("el"))
        ? word.substring(2)
        : word;
  }
}
