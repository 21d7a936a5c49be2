package org.defectionledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NameMatchTest {
  private static final NameMatch NAMES = Told.NAMES;

  private static NameAgreement compare(String a, String b) {
    return NAMES.compare(NAMES.parse(a), NAMES.parse(b));
  }

  @Test
  void tellsSpellingsOfANameFromOtherNamesInNearlyAllPairsOfTheTable() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("src/test/resources/spec/names.tsv"));
    List<String> wrong = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      List<String> cells = List.of(row.split("\t", -1));
      boolean same = Boolean.parseBoolean(cells.get(3));
      if (compare(cells.get(1), cells.get(2)).isCompatible() != same) {
        wrong.add(row);
      }
    }
    int pairs = rows.size() - 1;
    System.out.printf(
        "Names: %d of %d pairs right, accuracy %.3f; wrong: %s%n",
        pairs - wrong.size(), pairs, 1.0 - 1.0 * wrong.size() / pairs, wrong);
    assertThat(pairs).isGreaterThanOrEqualTo(150);
    assertThat(1.0 * wrong.size() / pairs).as(wrong.toString()).isLessThanOrEqualTo(0.02);
  }

  @Test
  void saysHowTwoNamesAgree() {
    assertThat(compare("Nabil Farhat", "Nabeel Farhat")).isEqualTo(NameAgreement.SAME);
    assertThat(compare("Nabil Farhat", "Nabil Omar Farhat")).isEqualTo(NameAgreement.LONGER);
    assertThat(compare("Nabil Farhat", "N. Farhat")).isEqualTo(NameAgreement.INITIALS);
    assertThat(compare("Nabil Farhat", "Farhat")).isEqualTo(NameAgreement.FAMILY_ALONE);
    assertThat(compare("Nabil Farhat", "Omar Farhat")).isEqualTo(NameAgreement.OTHER_GIVEN);
    assertThat(compare("Nabil Farhat", "Omar Bakri")).isEqualTo(NameAgreement.DIFFERENT);
  }

  @Test
  void aNameWithoutLettersAgreesWithNone() {
    assertThat(NAMES.parse("...").isEmpty()).isTrue();
    assertThat(compare("...", "...")).isEqualTo(NameAgreement.DIFFERENT);
  }

  @Property(tries = 300)
  void agreementIsTheSameFromBothSides(
      @ForAll @StringLength(max = 24) String a, @ForAll @StringLength(max = 24) String b) {
    assertThat(compare(a, b)).isEqualTo(compare(b, a));
  }
}
