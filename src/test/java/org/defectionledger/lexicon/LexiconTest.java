package org.defectionledger.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.defectionledger.InputException;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

class LexiconTest {
  private static final Lexicon LEXICON = Lexicon.load();
  private static final List<String> ROLES =
      List.of("title", "plural", "category", "rank", "canonical");

  @Test
  void knowsAtLeastFourHundredOffices() {
    assertThat(LEXICON.roles().size()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void findsTheLongestOffice() {
    assertThat(LEXICON.roles().longestAt(List.of("deputy", "oil", "minister"), 0))
        .map(RoleMatch::length)
        .contains(3);
  }

  @Test
  void readsAnAbbreviationAsItsOffice() {
    assertThat(LEXICON.roles().longestAt(List.of("brig.", "gen."), 0))
        .map(m -> m.title().fullTitle())
        .contains("brigadier general");
  }

  @Test
  void aHyphenMakesNoDifference() {
    assertThat(LEXICON.roles().longestAt(List.of("brigadier-general"), 0))
        .map(m -> m.title().category())
        .contains(RoleCategory.MILITARY);
    assertThat(LEXICON.roles().longestAt(List.of("brigadier", "general"), 0))
        .map(RoleMatch::length)
        .contains(2);
  }

  @Test
  void tellsAPlural() {
    assertThat(LEXICON.roles().longestAt(List.of("members", "of", "parliament"), 0))
        .map(RoleMatch::plural)
        .contains(true);
    assertThat(LEXICON.roles().longestAt(List.of("soldier"), 0))
        .map(RoleMatch::plural)
        .contains(false);
  }

  @Test
  void findsNoOfficeInOrdinaryWords() {
    assertThat(LEXICON.roles().longestAt(List.of("bread"), 0)).isEmpty();
  }

  @Test
  void knowsCountriesByNameDemonymAndTown() {
    assertThat(LEXICON.gazetteer().longestAt(List.of("Syrian"), 0))
        .map(m -> m.country().code())
        .contains("SYR");
    assertThat(LEXICON.gazetteer().longestAt(List.of("Deir", "al-Zor"), 0))
        .map(PlaceMatch::kind)
        .contains(PlaceKind.CITY);
    assertThat(LEXICON.gazetteer().longestAt(List.of("Soviet", "Union"), 0))
        .map(m -> m.country().code())
        .contains("SUN");
  }

  @Test
  void namesFileLineAndValueOfAWrongCategory() {
    Tsv tsv =
        Tsv.parse(
            "roles.tsv",
            List.of(
                "# version: 1",
                "title\tplural\tcategory\trank\tcanonical",
                "general\tgenerals\tSOLDIER\t80\t"),
            ROLES);
    assertThatThrownBy(() -> new RoleTitles(tsv))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("roles.tsv, line 3")
        .hasMessageContaining("SOLDIER")
        .hasMessageContaining("MILITARY");
  }

  @Test
  void refusesAFileWithoutVersionOrWithAnotherHeader() {
    assertThatThrownBy(
            () ->
                Tsv.parse("roles.tsv", List.of("title\tplural\tcategory\trank\tcanonical"), ROLES))
        .hasMessageContaining("version");
    assertThatThrownBy(() -> Tsv.parse("roles.tsv", List.of("# version: 1", "name"), ROLES))
        .hasMessageContaining("line 2");
  }

  @Test
  void refusesATitleThatStandsTwice() {
    Tsv tsv =
        Tsv.parse(
            "roles.tsv",
            List.of(
                "# version: 1",
                "title\tplural\tcategory\trank\tcanonical",
                "spy\t\tINTELLIGENCE\t1\t",
                "spy\t\tINTELLIGENCE\t1\t"),
            ROLES);
    assertThatThrownBy(() -> new RoleTitles(tsv)).hasMessageContaining("stands twice");
  }

  @Test
  void refusesAnUnknownNeedOfATrigger() {
    Tsv tsv =
        Tsv.parse(
            "triggers.tsv",
            List.of(
                "# version: 1",
                "id\tpart\thead\twith\tfrom\tto\tkind\tneeds",
                "v.x\tV\tdefect\t\t\t\t\tMAYBE"),
            List.of("id", "part", "head", "with", "from", "to", "kind", "needs"));
    assertThatThrownBy(() -> new Triggers(tsv))
        .hasMessageContaining("triggers.tsv, line 3")
        .hasMessageContaining("MAYBE");
  }

  @Test
  void findsANameWithAPossessiveAsSentencesAreCut() {
    assertThat(LEXICON.organisations().longestAt(List.of("Lord", "'s", "Resistance", "Army"), 0))
        .isPresent();
    assertThat(LEXICON.organisations().longestAt(List.of("Lord", "Resistance", "Army"), 0))
        .isEmpty();
  }
}
