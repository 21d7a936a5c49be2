package org.defectionledger.extract;

import java.util.Set;

/** Words before a name that make it a place's, whatever the recogniser takes it for. */
final class PlaceCues {
  private static final Set<String> NEAR = Set.of("near", "outside");

  private static final Set<String> IN = Set.of("in", "around", "at");

  /** "faith in Gorbachev", "rallied around Maduro". */
  private static final Set<String> RELYING =
      Set.of(
          "confidence",
          "faith",
          "trust",
          "trusts",
          "trusted",
          "belief",
          "believe",
          "believes",
          "believed",
          "interest",
          "interested",
          "disappointed",
          "disappointment",
          "rally",
          "rallied",
          "rallying",
          "united",
          "unite",
          "gathered",
          "angry",
          "fired",
          "shouted",
          "furious",
          "look",
          "looked",
          "swipe",
          "anger",
          "aimed");

  private static final Set<String> INHABITED =
      Set.of(
          "residents",
          "people",
          "inhabitants",
          "town",
          "city",
          "village",
          "suburb",
          "district",
          "province",
          "region",
          "outskirts",
          "streets",
          "capital",
          "port",
          "mayor",
          "governor");

  private PlaceCues() {}

  /**
   * Whether the words before tokens {@code from} to {@code to} make them a place: "near Baba Amr",
   * "residents of Jisr", "in Gao".
   */
  static boolean stand(Passage passage, int from, int to) {
    String before = passage.word(from - 1);
    String second = passage.word(from - 2);
    if (NEAR.contains(before)) {
      return true;
    }
    if (before.equals("of")) {
      // "Anthony Dover of Dover"
      boolean bearer = from > 1 && passage.word(from).equals(second);
      return INHABITED.contains(second) || bearer;
    }
    boolean seat =
        before.equals("for") && Set.of("mp", "member", "deputy", "senator").contains(second);
    return seat || from == to && IN.contains(before) && !RELYING.contains(second);
  }
}
