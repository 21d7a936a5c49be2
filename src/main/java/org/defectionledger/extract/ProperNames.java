package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.Organisation;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.lexicon.WordClasses;
import org.defectionledger.mention.EntityType;
import org.defectionledger.text.Token;

/**
 * Finds where a sentence names organisations and places: what the recogniser and the lexicons know,
 * put right by the shape of names. A span is only taken where no person is named.
 */
final class ProperNames {
  /**
   * A naming of an organisation or a place.
   *
   * @param passage index into the document
   * @param from first token
   * @param to last token
   * @param type what is named
   * @param known the organisation of the lexicon, where it is one
   * @param country its state, where lexicon or gazetteer give it
   */
  record Named(
      int passage,
      int from,
      int to,
      EntityType type,
      Optional<Organisation> known,
      Optional<String> country) {
    private boolean overlaps(Named other) {
      return from <= other.to && other.from <= to;
    }
  }

  private static final Set<String> ORDINALS =
      Set.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  private static final Set<String> DIRECTIONS =
      Set.of(
          "north",
          "south",
          "east",
          "west",
          "northern",
          "southern",
          "eastern",
          "western",
          "central",
          "upper",
          "lower",
          "new",
          "greater",
          "inner",
          "outer",
          "port");

  /** Before a name that the recogniser does not know, these make it a place. */
  private static final Set<String> LOCATIVES =
      Set.of("in", "near", "outside", "around", "towards", "toward", "inside");

  /** Capitalised words that stand for no place although "in" comes before them. */
  private static final Set<String> NO_PLACES =
      Set.of("god", "islam", "allah", "heaven", "parliament", "congress", "easter", "christmas");

  /** A house of parliament is named without its state: "the National Assembly of Vietnam". */
  private static final Set<String> HOUSES =
      Set.of("assembly", "parliament", "senate", "soviet", "congress", "court", "council", "army");

  private static final int MIN_ACRONYM = 3;
  private static final int MAX_ACRONYM = 8;

  private final Passage passage;
  private final int index;
  private final Cast cast;
  private final WordClasses words;
  private final boolean shouted;
  private final boolean titleCased;

  private ProperNames(Passage passage, int index, Cast cast, WordClasses words) {
    this.passage = passage;
    this.index = index;
    this.cast = cast;
    this.words = words;
    long lower = passage.words().stream().filter(w -> startsLower(w)).count();
    long upper = passage.words().stream().filter(w -> startsUpper(w)).count();
    this.shouted = passage.sentence().text().chars().noneMatch(Character::isLowerCase);
    this.titleCased = upper > 2 * lower && passage.size() > 4;
  }

  /** The namings of a passage, in text order, none overlapping another or a person. */
  static List<Named> in(Passage passage, int index, Cast cast, WordClasses words) {
    return new ProperNames(passage, index, cast, words).find();
  }

  private List<Named> find() {
    List<Named> found = new ArrayList<>();
    // Earlier steps win: a name built around its head swallows the parts the recogniser saw.
    keep(found, known());
    if (!shouted && !titleCased) {
      keep(found, headed(WordClass.ORG_HEAD, EntityType.ORGANIZATION));
      keep(found, headed(WordClass.PLACE_HEAD, EntityType.LOCATION));
      keep(found, outlets());
    }
    keep(found, gazetteer());
    keep(found, dateline());
    keep(found, recognised());
    if (!shouted) {
      keep(found, acronyms());
      keep(found, behindLocatives());
    }
    found.sort(Comparator.comparingInt(Named::from));
    return found;
  }

  private void keep(List<Named> found, List<Named> more) {
    for (Named named : more) {
      List<Named> inside =
          found.stream().filter(f -> f.overlaps(named) && isWithin(f, named)).toList();
      if (found.stream().anyMatch(f -> f.overlaps(named) && !isWithin(f, named))
          || namesPerson(named)) {
        continue;
      }
      // The recogniser joins "the Pasture Party for the Harbour Party"; the heads tell them apart.
      boolean wider =
          inside.stream().allMatch(f -> f.to() == f.from() || f.known().isPresent())
              && inside.stream().anyMatch(f -> f.to() - f.from() < named.to() - named.from());
      if (inside.isEmpty() || wider && named.type() == EntityType.ORGANIZATION) {
        found.removeAll(inside);
        found.add(named);
      }
    }
  }

  private static boolean isWithin(Named inner, Named outer) {
    return outer.from() <= inner.from() && inner.to() <= outer.to();
  }

  private boolean namesPerson(Named named) {
    for (int i = named.from(); i <= named.to(); i++) {
      if (cast.at(index, i).isPresent()) {
        return true;
      }
    }
    return false;
  }

  // --- what the lexicons know ------------------------------------------------------------------

  private List<Named> known() {
    List<Named> found = new ArrayList<>();
    for (Passage.Known k : passage.known()) {
      k.organisation()
          .filter(o -> isCapitalised(k.from()))
          .ifPresent(
              o ->
                  found.add(
                      new Named(
                          index,
                          k.from(),
                          k.to(),
                          EntityType.ORGANIZATION,
                          Optional.of(o),
                          k.country())));
    }
    return found;
  }

  private List<Named> gazetteer() {
    List<Named> found = new ArrayList<>();
    for (Passage.Known k : passage.known()) {
      if (k.isPlace() && isCapitalised(k.from())) {
        int from = k.from();
        while (from > 0 && DIRECTIONS.contains(passage.word(from - 1)) && isCapitalised(from - 1)) {
          from--;
        }
        found.add(
            new Named(index, from, k.to(), EntityType.LOCATION, Optional.empty(), k.country()));
      }
    }
    return found;
  }

  // --- what the recogniser saw -----------------------------------------------------------------

  private List<Named> recognised() {
    List<Named> found = new ArrayList<>();
    int i = 0;
    while (i < passage.size()) {
      String type = passage.token(i).entity();
      if (!type.equals("ORGANIZATION") && !type.equals("LOCATION")) {
        i++;
        continue;
      }
      int end = i;
      while (end + 1 < passage.size() && passage.token(end + 1).isEntity(type)) {
        end++;
      }
      trimmed(i, end, EntityType.valueOf(type)).ifPresent(found::add);
      i = end + 1;
    }
    return found;
  }

  private Optional<Named> trimmed(int begin, int end, EntityType type) {
    int from = begin;
    int to = end;
    while (from <= to && !isCapitalised(from)) {
      from++;
    }
    while (to > from && !isCapitalised(to)) {
      to--;
    }
    // "Channel One Russia": the recogniser cuts a name before the state in it.
    boolean carriesOn =
        from <= to && type == EntityType.ORGANIZATION && isCapitalised(to) && isStateAt(to + 1);
    if (carriesOn) {
      to++;
    }
    boolean title = from <= to && passage.roleAt(from).filter(r -> r.from() == r.to()).isPresent();
    boolean bareHead = from == to && words.is(passage.word(from), WordClass.ORG_HEAD);
    boolean shout = bareHead && shouted;
    if (from > to || title || bareHead && !shout || isDemonym(from, to)) {
      return Optional.empty();
    }
    boolean acronym = isAcronym(from) && from == to && passage.sentence().index() != 0;
    return Optional.of(
        named(
            from, to, acronym && passage.knownAt(from).isEmpty() ? EntityType.ORGANIZATION : type));
  }

  private boolean isStateAt(int i) {
    return i < passage.size()
        && passage.knownAt(i).filter(k -> k.from() == i && k.to() == i && k.isPlace()).isPresent();
  }

  private boolean isDemonym(int from, int to) {
    return from == to && passage.knownAt(from).filter(Passage.Known::isDemonym).isPresent();
  }

  private Named named(int from, int to, EntityType type) {
    Optional<String> country =
        passage
            .knownAt(from)
            .filter(k -> type == EntityType.ORGANIZATION || k.isPlace())
            .flatMap(Passage.Known::country);
    return new Named(index, from, to, type, Optional.empty(), country);
  }

  // --- the shape of names ----------------------------------------------------------------------

  /** "Rwandan Patriotic Front", "Alliance of Free Democrats", "Kennedy International Airport". */
  private List<Named> headed(WordClass head, EntityType type) {
    List<Named> found = new ArrayList<>();
    for (int i = 0; i < passage.size(); i++) {
      if (!isNameWord(i) || !words.is(singular(passage.word(i)), head)) {
        continue;
      }
      int from = leftEnd(i);
      int to = type == EntityType.ORGANIZATION ? rightEnd(i) : i;
      boolean bareDemonym = from == i - 1 && to == i && i - 1 == 0 && passage.word(0).equals("the");
      if (to - from >= 1 && !bareDemonym && holdsName(from, to)) {
        found.add(named(from, to, type));
        i = to;
      }
    }
    return found;
  }

  /** A run of offices is no name: "Foreign Minister", "Army Chief". */
  private boolean holdsName(int from, int to) {
    for (int i = from; i <= to; i++) {
      if (isCapitalised(i) && passage.roleAt(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private int leftEnd(int head) {
    int from = head;
    while (from > 0) {
      int before = from - 1;
      boolean apostrophe = isApostrophe(before) && before > 0 && isNameWord(before - 1);
      if (apostrophe && isPossessive(before, head)) {
        from = before - 1;
      } else if (isNameWord(before) && !startsSentence(before)) {
        from = before;
      } else if (isJoint(before)
          && before > 0
          && isNameWord(before - 1)
          && isNamePart(before - 1)) {
        from = before - 1;
      } else {
        break;
      }
    }
    return from;
  }

  /** "People's", "Workers'": the possessor is a plain noun, not a place or person who owns. */
  private boolean isPossessive(int apostrophe, int head) {
    int owner = apostrophe - 1;
    return owner >= 0
        && head - apostrophe >= 1
        && passage.knownAt(owner).isEmpty()
        && cast.at(index, owner).isEmpty()
        && (passage.roleAt(owner).isEmpty() || passage.word(apostrophe).length() == 1);
  }

  /** "and" within a name: "Forum for Democracy and Development". */
  private boolean isJoint(int i) {
    return passage.word(i).equals("and") || passage.word(i).equals("&");
  }

  private boolean isNamePart(int i) {
    return passage.knownAt(i).isEmpty() && passage.token(i).isEntity("ORGANIZATION");
  }

  private int rightEnd(int head) {
    int to = head;
    while (true) {
      int at = to + 1;
      String word = passage.word(at);
      if (isNameWord(at) && isNamePart(at)) {
        to = at;
        continue;
      }
      boolean joins =
          (word.equals("of") || word.equals("for") || word.equals("in") && isMission(head))
              && !words.is(passage.word(head), WordClass.ARMY_UNIT);
      boolean listed = to > head && isJoint(at) && isNamePart(at + 1);
      int next = passage.word(at + 1).equals("the") ? at + 2 : at + 1;
      if (!(joins || listed)
          || !isNameWord(next)
          || namesPerson(named(next, next, EntityType.PERSON))) {
        return to;
      }
      boolean place = passage.knownAt(next).filter(Passage.Known::isPlace).isPresent();
      if (place && HOUSES.contains(passage.word(head)) || leadsToHead(next)) {
        return to;
      }
      to = place ? passage.knownAt(next).map(Passage.Known::to).orElse(next) : next;
    }
  }

  private boolean isMission(int head) {
    return passage.word(head).equals("mission");
  }

  /** "left the Democratic Party for the NasDem Party": what follows is a name of its own. */
  private boolean leadsToHead(int from) {
    for (int i = from; i < passage.size() && (isNameWord(i) || isApostrophe(i)); i++) {
      if (words.is(passage.word(i), WordClass.ORG_HEAD)) {
        return true;
      }
    }
    return false;
  }

  /** "the paper Magyar Nemzet", "the newspaper De Telegraaf". */
  private List<Named> outlets() {
    List<Named> found = new ArrayList<>();
    for (int i = 0; i + 1 < passage.size(); i++) {
      boolean outlet =
          words.is(passage.word(i), WordClass.OUTLET) && !isCapitalised(i) && isNameWord(i + 1);
      if (!outlet) {
        continue;
      }
      int to = i + 1;
      while (isNameWord(to + 1)
          || passage.word(to + 1).startsWith("al-")
          || (passage.word(to + 1).matches("al|el|de|la|du") && isNameWord(to + 2))) {
        to++;
      }
      if (passage.roleAt(i + 1).isEmpty()) {
        found.add(named(i + 1, to, EntityType.ORGANIZATION));
      }
    }
    return found;
  }

  /** "SSTV", "MINUSMA": capitals that stand alone among ordinary words. */
  private List<Named> acronyms() {
    List<Named> found = new ArrayList<>();
    for (int i = 0; i < passage.size(); i++) {
      boolean capitals = isAcronym(i);
      boolean alone = !isShout(i - 1) && !isShout(i + 1);
      if (capitals && alone && passage.roleAt(i).isEmpty() && passage.knownAt(i).isEmpty()) {
        found.add(named(i, i, EntityType.ORGANIZATION));
      }
    }
    return found;
  }

  private boolean isAcronym(int i) {
    String word = passage.words().get(i);
    return !shouted
        && word.length() >= MIN_ACRONYM
        && word.length() <= MAX_ACRONYM
        && word.chars().allMatch(c -> Character.isUpperCase(c) || Character.isDigit(c))
        && Character.isUpperCase(word.charAt(0))
        && !word.matches("[IVXLC]+|[A-Z]\\d+");
  }

  private boolean isShout(int i) {
    return i >= 0
        && i < passage.size()
        && passage.words().get(i).length() > 1
        && passage.words().get(i).chars().allMatch(Character::isUpperCase);
  }

  /** "spoke in Gao": the recogniser knows few small towns. */
  private List<Named> behindLocatives() {
    List<Named> found = new ArrayList<>();
    for (int i = 1; i < passage.size(); i++) {
      boolean listed =
          !found.isEmpty() && found.get(found.size() - 1).to() == i - 2 && isListed(i - 1);
      boolean cued = LOCATIVES.contains(passage.word(i - 1)) || PlaceCues.stand(passage, i, i);
      if (!(cued || listed) || !isUnknownName(i)) {
        continue;
      }
      int to = i;
      while (isUnknownName(to + 1)) {
        to++;
      }
      found.add(named(i, to, EntityType.LOCATION));
    }
    return found;
  }

  /** "around Argelia and Nariño". */
  private boolean isListed(int i) {
    return passage.word(i).equals("and") || passage.word(i).equals(",");
  }

  private boolean isUnknownName(int i) {
    boolean cased =
        isNameWord(i) && passage.token(i).tag().startsWith("NNP")
            || i < passage.size() && passage.word(i).matches("al-\\p{L}+");
    return cased
        && (passage.token(i).isEntity("O") || passage.token(i).isEntity("PERSON"))
        && cast.at(index, i).isEmpty()
        && passage.knownAt(i).isEmpty()
        && passage.roleAt(i).isEmpty()
        && !NO_PLACES.contains(passage.word(i))
        && !words.is(passage.word(i), WordClass.ORG_HEAD)
        && !isTime(passage.word(i));
  }

  private static boolean isTime(String word) {
    return word.matches(
        "(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?|january|february|march|april|may|june|july|august|september|october|november|december|(mon|tues|wednes|thurs|fri|satur|sun)day|ramadan|brexit");
  }

  /** "BOGOTÁ - ": capitals that open the text and end at a dash, comma or bracket. */
  private List<Named> dateline() {
    if (passage.sentence().index() != 0 || shouted && passage.size() > MAX_DATELINE) {
      return List.of();
    }
    int to = -1;
    while (to + 1 < passage.size() && isShout(to + 1)) {
      to++;
    }
    boolean closed = Set.of("-", "–", "—", "--", ",", "(", "").contains(passage.word(to + 1));
    List<Named> found = new ArrayList<>();
    if (to >= 0 && closed) {
      found.add(named(0, to, EntityType.LOCATION));
    }
    int open = passage.lower().indexOf("(");
    int close = passage.lower().indexOf(")");
    if (to >= 0 && open > to && close > open + 1 && close < MAX_DATELINE) {
      found.add(named(open + 1, close - 1, EntityType.ORGANIZATION));
    }
    return found;
  }

  /** Tokens of the longest dateline: "YAYLADAGI, Turkey, June 10, 2011 (Agency) -". */
  private static final int MAX_DATELINE = 16;

  // --- words -----------------------------------------------------------------------------------

  private boolean startsSentence(int i) {
    return i == 0 && Set.of("the", "a", "an", "this", "his", "her").contains(passage.word(i));
  }

  private boolean isApostrophe(int i) {
    return Set.of("'s", "’s", "'", "’").contains(passage.word(i));
  }

  /** A word that may be part of a name: capitalised, or the number of a unit. */
  private boolean isNameWord(int i) {
    if (i < 0 || i >= passage.size()) {
      return false;
    }
    Token token = passage.token(i);
    String word = passage.words().get(i);
    boolean number = word.matches("\\d{1,3}(st|nd|rd|th)") || ORDINALS.contains(passage.word(i));
    if (number) {
      return word.matches("\\d.*") || isCapitalised(i);
    }
    boolean proper =
        token.tag().startsWith("NNP")
            || token.tag().startsWith("JJ")
            || token.isEntity("ORGANIZATION")
            || passage.knownAt(i).isPresent()
            || i > 0 && (token.isNoun() || token.isVerb());
    return isCapitalised(i)
        && proper
        && !isTime(passage.word(i))
        && !Names.isHonorific(passage.word(i));
  }

  private boolean isCapitalised(int i) {
    return startsUpper(passage.words().get(i));
  }

  private static String singular(String word) {
    return word.endsWith("s") && word.length() > 4 && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  private static boolean startsUpper(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static boolean startsLower(String word) {
    return Character.isLowerCase(word.codePointAt(0));
  }
}
