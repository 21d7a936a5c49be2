package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.Country;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.Organisation;
import org.defectionledger.lexicon.OrganisationType;
import org.defectionledger.lexicon.PlaceKind;
import org.defectionledger.lexicon.PlaceMatch;
import org.defectionledger.lexicon.RoleMatch;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Sentence;
import org.defectionledger.text.Token;

/** One sentence with what the lexicons know of its words. */
final class Passage {
  /**
   * A country, leader or organisation found in the sentence.
   *
   * @param from first token
   * @param to last token
   * @param country its state; empty for an organisation of none
   * @param kind how the country is named; empty for organisations and leaders
   * @param organisation set for organisations only
   */
  record Known(
      int from,
      int to,
      Optional<String> country,
      Optional<PlaceKind> kind,
      Optional<Organisation> organisation) {
    boolean isPlace() {
      return kind.filter(k -> k != PlaceKind.DEMONYM).isPresent();
    }

    boolean isDemonym() {
      return kind.filter(k -> k == PlaceKind.DEMONYM).isPresent();
    }

    boolean isLeader() {
      return kind.isEmpty() && organisation.isEmpty();
    }
  }

  /** Heads that say little without the nouns before them: "oil minister", "air force colonel". */
  private static final Set<String> OPEN_HEADS =
      Set.of(
          "minister",
          "secretary",
          "adviser",
          "advisor",
          "official",
          "officer",
          "commander",
          "chief",
          "director",
          "head",
          "governor",
          "spokesman",
          "spokeswoman",
          "pilot",
          "colonel",
          "general",
          "captain",
          "major",
          "lieutenant",
          "leader",
          "member",
          "engineer",
          "scientist",
          "player",
          "dancer",
          "candidate",
          "manager",
          "worker",
          "chairman",
          "president",
          "guard",
          "attache",
          "attaché",
          "technician",
          "inspector",
          "soldier",
          "sergeant",
          "judge",
          "prosecutor",
          "presenter",
          "doctor",
          "coach",
          "second-in-command");

  private static final Set<String> RANK_ADJECTIVES =
      Set.of(
          "deputy",
          "assistant",
          "vice",
          "junior",
          "chief",
          "naval",
          "military",
          "nuclear",
          "diplomatic",
          "political",
          "provincial",
          "regional",
          "presidential",
          "parliamentary",
          "consular",
          "commercial",
          "cultural",
          "foreign",
          "economic");

  /** Who serves at an embassy without a diplomat's title. */
  private static final Set<String> POSTED =
      Set.of("deputy", "second-in-command", "command", "officer", "official", "head");

  /** Names of so few letters are acronyms. */
  private static final int SHORT_NAME = 3;

  /** What armed groups call their own: "al-Shabaab's intelligence chief", "Taliban governor". */
  private static final Set<RoleCategory> OWN_STATE =
      Set.of(RoleCategory.EXECUTIVE, RoleCategory.INTELLIGENCE, RoleCategory.POLICE);

  /** How many words behind an office its embassy may be named. */
  private static final int MISSION_REACH = 6;

  private final Sentence sentence;
  private final List<String> words;
  private final List<String> lower;
  private final List<String> lemmas;
  private final List<RolePhrase> roles;
  private final List<Known> known;
  private final Grammar grammar;

  Passage(Sentence sentence, Lexicon lexicon) {
    this.sentence = sentence;
    this.words = sentence.tokens().stream().map(Token::word).toList();
    this.lower = words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
    this.lemmas = sentence.tokens().stream().map(Token::lemma).toList();
    this.known = known(lexicon);
    this.roles = roles(lexicon);
    this.grammar = new Grammar(sentence);
  }

  private Passage(Passage unparsed, Sentence parsed) {
    this.sentence = parsed;
    this.words = unparsed.words;
    this.lower = unparsed.lower;
    this.lemmas = unparsed.lemmas;
    this.known = unparsed.known;
    this.roles = unparsed.roles;
    this.grammar = new Grammar(parsed);
  }

  /** The same passage with heads and relations. */
  Passage parsed(Sentence parsed) {
    return new Passage(this, parsed);
  }

  Sentence sentence() {
    return sentence;
  }

  Grammar grammar() {
    return grammar;
  }

  List<String> words() {
    return words;
  }

  List<String> lemmas() {
    return lemmas;
  }

  List<String> lower() {
    return lower;
  }

  Token token(int i) {
    return sentence.token(i);
  }

  int size() {
    return sentence.size();
  }

  List<RolePhrase> roles() {
    return roles;
  }

  List<Known> known() {
    return known;
  }

  /** The role phrase whose head is the token. */
  Optional<RolePhrase> roleAt(int head) {
    return roles.stream().filter(r -> r.from() <= head && head <= r.to()).findFirst();
  }

  Optional<Known> knownAt(int token) {
    return known.stream().filter(k -> k.from() <= token && token <= k.to()).findFirst();
  }

  String word(int i) {
    return i >= 0 && i < lower.size() ? lower.get(i) : "";
  }

  /** Whether the token lies between quotation marks that open in this sentence or before it. */
  boolean isQuoted(int token) {
    int open = 0;
    boolean seen = false;
    for (int i = 0; i < token; i++) {
      String word = words.get(i);
      if (word.equals("“") || word.equals("``")) {
        open = 1;
        seen = true;
      } else if (word.equals("”") || word.equals("''")) {
        open = 0;
        seen = true;
      } else if (word.equals("\"")) {
        open = 1 - open;
        seen = true;
      }
    }
    if (!seen) {
      // A quotation that runs on from the sentence before closes here without having opened.
      for (int i = token; i < words.size(); i++) {
        if (words.get(i).equals("”") || words.get(i).equals("''")) {
          return true;
        }
        if (words.get(i).equals("“") || words.get(i).equals("``")) {
          return false;
        }
      }
    }
    return open == 1;
  }

  private List<Known> known(Lexicon lexicon) {
    List<Known> found = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      Known best = bestAt(lexicon, i);
      if (best == null) {
        i++;
      } else {
        found.add(best);
        i = best.to() + 1;
      }
    }
    return found;
  }

  private @org.jspecify.annotations.Nullable Known bestAt(Lexicon lexicon, int i) {
    if (!isCapital(i) && !(lower.get(i).equals("al") && isCapital(i + 1))) {
      return null;
    }
    Known best = null;
    Optional<PlaceMatch> place = lexicon.gazetteer().longestAt(words, i);
    if (place.isPresent()) {
      Country country = place.get().country();
      best =
          new Known(
              i,
              i + place.get().length() - 1,
              Optional.of(country.code()),
              Optional.of(place.get().kind()),
              Optional.empty());
    }
    var organisation = lexicon.organisations().longestAt(words, i);
    if (organisation.isPresent()
        && !isPlainWord(i, organisation.get().length())
        && (best == null || organisation.get().length() > best.to() - i + 1)) {
      best =
          new Known(
              i,
              i + organisation.get().length() - 1,
              organisation.get().organisation().code(),
              Optional.empty(),
              Optional.of(organisation.get().organisation()));
    }
    var leader = lexicon.leaders().longestAt(words, i);
    if (leader.isPresent() && (best == null || leader.get().length() > best.to() - i + 1)) {
      best =
          new Known(
              i,
              i + leader.get().length() - 1,
              Optional.of(leader.get().leader().code()),
              Optional.empty(),
              Optional.empty());
    }
    return best;
  }

  /** "Is", "Id": short names are written in capitals, or they are other words. */
  private boolean isPlainWord(int i, int length) {
    String word = words.get(i);
    return length == 1
        && word.length() <= SHORT_NAME
        && word.chars().filter(c -> Character.isUpperCase(c) || Character.isDigit(c)).count() < 2;
  }

  private boolean isCapital(int i) {
    return i < words.size()
        && !words.get(i).isEmpty()
        && Character.isUpperCase(words.get(i).charAt(0));
  }

  private List<RolePhrase> roles(Lexicon lexicon) {
    List<RolePhrase> found = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      Optional<RoleMatch> match = lexicon.roles().longestAt(lower, i);
      if (match.isEmpty() || !isNominal(i, match.get())) {
        i++;
        continue;
      }
      RoleMatch role = match.get();
      int to = i + role.length() - 1;
      int head = headOf(i, to);
      int from = modifiedFrom(i, role);
      RoleCategory category = bySide(categoryOf(role, from, to), from, to);
      String text = roleText(from, i, role);
      found.add(
          new RolePhrase(
              from,
              to,
              head,
              text,
              category,
              role.title().rank(),
              isPlural(role, head),
              countryOf(from, to),
              posting(to)));
      i = to + 1;
    }
    return found;
  }

  /** "member of parliament" is carried by its first noun. */
  private Optional<String> posting(int to) {
    if (!word(to + 1).equals("to") && !word(to + 1).equals("in")) {
      return Optional.empty();
    }
    int at = word(to + 2).equals("the") ? to + 3 : to + 2;
    boolean nations = word(at).equals("un") || word(at).equals("united");
    return knownAt(at)
        .filter(Known::isPlace)
        .flatMap(Known::country)
        .or(() -> nations ? Optional.of("UN") : Optional.empty());
  }

  private int headOf(int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      if (lower.get(i).equals("of") || lower.get(i).equals("to") || lower.get(i).equals("for")) {
        return i - 1;
      }
    }
    return to;
  }

  private boolean isPlural(RoleMatch role, int head) {
    String tag = sentence.token(head).tag();
    return role.plural() || tag.equals("NNS");
  }

  private boolean isNominal(int from, RoleMatch role) {
    int to = from + role.length() - 1;
    Token head = sentence.token(headOf(from, to));
    if (role.length() == 1 && !head.isNoun() && !(head.tag().equals("JJ") && isName(to + 1))) {
      return false;
    }
    // "police station", "army base": the office only modifies another noun, unless that is an
    // office too.
    return to + 1 >= size()
        || !isCommonNoun(to + 1)
        || role.length() > 1
        || head.tag().startsWith("NNP")
        || head.tag().equals("NNS");
  }

  private boolean isCommonNoun(int i) {
    String tag = sentence.token(i).tag();
    return tag.equals("NN") || tag.equals("NNS");
  }

  private boolean isName(int i) {
    return i < size() && sentence.token(i).tag().startsWith("NNP");
  }

  private int modifiedFrom(int from, RoleMatch role) {
    String head = lower.get(from + role.length() - 1);
    String singular = role.title().title();
    String last = singular.substring(singular.lastIndexOf(' ') + 1);
    boolean open = OPEN_HEADS.contains(head) || OPEN_HEADS.contains(last);
    int at = from;
    while (at > 0 && from - at < 3) {
      Token before = sentence.token(at - 1);
      boolean compound =
          open
              && (before.tag().equals("NN") || RANK_ADJECTIVES.contains(lower.get(at - 1)))
              && !lower.get(at - 1).contains("-year-old");
      boolean deputy =
          lower.get(at - 1).equals("deputy")
              || lower.get(at - 1).equals("assistant")
              || lower.get(at - 1).equals("vice");
      if (!compound && !deputy || knownAtBuilt(at - 1)) {
        break;
      }
      at--;
    }
    return at;
  }

  private boolean knownAtBuilt(int token) {
    return known.stream().anyMatch(k -> k.from() <= token && token <= k.to());
  }

  /**
   * "RSF commander", "lieutenant of the Lord's Resistance Army", "secretary of the Labour Party".
   */
  private RoleCategory bySide(RoleCategory category, int from, int to) {
    if (POSTED.contains(word(to)) && isAtMission(to)) {
      return RoleCategory.DIPLOMAT;
    }
    for (Known k : known) {
      boolean before =
          k.to() == from - 1 || (k.to() == from - 2 && word(from - 1).matches("['’]s?"));
      boolean behind =
          k.from() > to
              && k.from() <= to + 4
              && Set.of("of", "in", "from", "with").contains(word(to + 1));
      if (k.organisation().isEmpty() || !(before || behind)) {
        continue;
      }
      switch (k.organisation().get().type()) {
        case ARMED_GROUP -> {
          if (category == RoleCategory.MILITARY
              || category == RoleCategory.PARTY_OFFICIAL
              || category == RoleCategory.CIVIL_SERVANT
              || category == RoleCategory.OTHER
              || before && OWN_STATE.contains(category)) {
            return RoleCategory.ARMED_GROUP_MEMBER;
          }
        }
        case PARTY -> {
          if (category == RoleCategory.CIVIL_SERVANT || category == RoleCategory.OTHER) {
            return RoleCategory.PARTY_OFFICIAL;
          }
        }
        case INTELLIGENCE -> {
          if (category == RoleCategory.MILITARY || category == RoleCategory.CIVIL_SERVANT) {
            return RoleCategory.INTELLIGENCE;
          }
        }
        default -> {
          continue;
        }
      }
    }
    return category;
  }

  private static boolean isParty(Known known) {
    return known.organisation().filter(o -> o.type() == OrganisationType.PARTY).isPresent();
  }

  /** "at North Korea's embassy", "of the mission in Geneva". */
  private boolean isAtMission(int to) {
    if (!Set.of("at", "of", "in").contains(word(to + 1))) {
      return false;
    }
    for (int i = to + 2; i <= to + MISSION_REACH && i < size(); i++) {
      if (Set.of("embassy", "mission", "consulate", "legation").contains(word(i))) {
        return true;
      }
      if (sentence.token(i).isVerb() || word(i).equals(",")) {
        return false;
      }
    }
    return false;
  }

  private RoleCategory categoryOf(RoleMatch role, int from, int to) {
    RoleCategory category = role.title().category();
    if (isSomebodysDeputy(role, from, to)) {
      return RoleCategory.UNKNOWN;
    }
    String before = String.join(" ", lower.subList(from, to + 1));
    boolean general =
        category == RoleCategory.CIVIL_SERVANT
            || category == RoleCategory.OTHER
            || category == RoleCategory.UNKNOWN
            || category == RoleCategory.MILITARY;
    if (general && before.matches(".*\\b(intelligence|secret service|spy|security service)\\b.*")) {
      return RoleCategory.INTELLIGENCE;
    }
    if (general && before.matches(".*\\b(police|prison|interior ministry)\\b.*")) {
      return RoleCategory.POLICE;
    }
    if (general && before.matches(".*\\b(party|campaign)\\b.*")) {
      return RoleCategory.PARTY_OFFICIAL;
    }
    if (general && before.matches(".*\\b(rebel|guerrilla|militia|insurgent)\\b.*")) {
      return RoleCategory.ARMED_GROUP_MEMBER;
    }
    if (general && before.matches(".*\\b(embassy|consular|diplomatic)\\b.*")) {
      return RoleCategory.DIPLOMAT;
    }
    if (general
        && before.matches(".*\\b(army|navy|naval|air force|defen[cs]e ministry|military)\\b.*")) {
      return RoleCategory.MILITARY;
    }
    return category;
  }

  /** "his deputy", "the deputy at the mission": no seat in a chamber of deputies. */
  private boolean isSomebodysDeputy(RoleMatch role, int from, int to) {
    return role.title().title().equals("deputy")
        && (Set.of("his", "her", "their", "its", "whose").contains(word(from - 1))
            || word(to + 1).equals("at"));
  }

  private String roleText(int from, int matchFrom, RoleMatch role) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < matchFrom; i++) {
      text.append(lower.get(i)).append(' ');
    }
    return text.append(role.title().fullTitle()).toString();
  }

  /**
   * "Syrian ambassador", "Syria's ambassador", "ambassador of Syria", "general in the Syrian army".
   */
  private Optional<String> countryOf(int from, int to) {
    int at = from - 1;
    for (int steps = 0; at >= 0 && steps < 5; steps++, at--) {
      final int here = at;
      Optional<Known> before = known.stream().filter(k -> k.to() == here).findFirst();
      if (before.isPresent()) {
        boolean possessive =
            word(at + 1).equals("'s")
                || word(at + 1).equals("’s")
                || word(at + 1).equals("'")
                || word(at + 1).equals("’");
        boolean attributive =
            before.get().isDemonym() || before.get().organisation().isPresent() || at == from - 1;
        if (possessive || attributive) {
          // Parties of one name sit in many parliaments: the article tells which one this is.
          return isParty(before.get()) ? Optional.empty() : before.get().country();
        }
        break;
      }
      String tag = sentence.token(at).tag();
      if (!(tag.startsWith("JJ")
          || tag.startsWith("NN")
          || tag.equals("POS")
          || tag.equals("VBN")
          || tag.equals("CD")
          || word(at).equals("former")
          || word(at).equals("the"))) {
        break;
      }
    }
    if (List.of("of", "in", "for", "with", "from", "at").contains(word(to + 1))) {
      for (int i = to + 2; i < Math.min(size(), to + 7); i++) {
        Optional<Known> after = knownAt(i);
        if (after.isPresent()
            && (!after.get().isPlace()
                || word(to + 1).equals("of")
                || word(to + 1).equals("for")
                || word(to + 1).equals("from"))) {
          return after.get().country();
        }
        String tag = sentence.token(i).tag();
        if (!(tag.startsWith("JJ")
            || tag.startsWith("NN")
            || tag.equals("DT")
            || tag.equals("POS"))) {
          break;
        }
      }
    }
    return Optional.empty();
  }
}
