package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.defectionledger.mention.EntityMention;
import org.defectionledger.mention.EntityType;
import org.junit.jupiter.api.Test;

class EntitiesTest {
  private static List<EntityMention> read(String text) {
    return Reading.read("2014-05-20", "", text).entities();
  }

  private static List<String> texts(String text, EntityType type) {
    return read(text).stream().filter(e -> e.type() == type).map(EntityMention::text).toList();
  }

  private static List<String> names(String text, EntityType type) {
    return read(text).stream().filter(e -> e.type() == type).map(EntityMention::name).toList();
  }

  @Test
  void titlesAndHonorificsAreNoPartOfAName() {
    assertThat(
            texts(
                "Brigadier General Tomasz Wilk met Sheikh Omar Dahlan and Mrs Ilse Brandl.",
                EntityType.PERSON))
        .containsExactly("Tomasz Wilk", "Omar Dahlan", "Ilse Brandl");
  }

  @Test
  void aSurnameIsJoinedToTheFullName() {
    assertThat(
            names(
                "Ferenc Halmos-Nagy left the cabinet. Halmos-Nagy gave no reason.",
                EntityType.PERSON))
        .containsExactly("Ferenc Halmos-Nagy", "Ferenc Halmos-Nagy");
  }

  @Test
  void aSurnameJoinsThePersonNamedBeforeRatherThanTheRelativeNamedBehind() {
    assertThat(
            names(
                "Colonel Nabil Sarhan Khoury left his base. \"We saw Sarhan at dawn,\" a farmer said. His brother Majid Sarhan was with him.",
                EntityType.PERSON))
        .containsExactly("Nabil Sarhan Khoury", "Nabil Sarhan Khoury", "Majid Sarhan");
  }

  @Test
  void aPersonATownAndABrigadeOfOneNameAreKeptApart() {
    List<EntityMention> rows =
        read(
            "Major Karim Bosra deserted near Bosra. The Bosra Martyrs Brigade took him in. Bosra was tired.");
    assertThat(rows)
        .filteredOn(e -> e.text().contains("Bosra"))
        .extracting(EntityMention::type)
        .containsExactly(
            EntityType.PERSON, EntityType.LOCATION, EntityType.ORGANIZATION, EntityType.PERSON);
    assertThat(rows.stream().map(EntityMention::entityId).distinct()).hasSize(3);
  }

  @Test
  void aBearerOfATownsNameDoesNotLiveInHimself() {
    assertThat(texts("\"I am Anthony Ripon of Ripon,\" the grocer wrote.", EntityType.PERSON))
        .containsExactly("Anthony Ripon");
  }

  @Test
  void anOrganisationIsBuiltAroundItsHead() {
    assertThat(
            texts(
                "He left the Zambezi Patriotic Front for the Alliance of Free Farmers and the 9th Mountain Brigade.",
                EntityType.ORGANIZATION))
        .containsExactly(
            "Zambezi Patriotic Front", "Alliance of Free Farmers", "9th Mountain Brigade");
  }

  @Test
  void aHeadWithoutANameIsNoOrganisation() {
    assertThat(texts("The army and the party met. Army officers wept.", EntityType.ORGANIZATION))
        .isEmpty();
  }

  @Test
  void aPartyIsNotOneWithThePartyThatItIsLeftFor() {
    assertThat(
            texts(
                "She left the Pasture Party for the Harbour Party on Monday.",
                EntityType.ORGANIZATION))
        .containsExactly("Pasture Party", "Harbour Party");
  }

  @Test
  void initialsAndFirstWordsStandForTheWholeName() {
    assertThat(
            names(
                "The Movement for Coastal Renewal met in Oran. The MCR chose a leader. He once led the Sahel Group; Sahel men cheered.",
                EntityType.ORGANIZATION))
        .contains("Movement for Coastal Renewal", "Movement for Coastal Renewal", "Sahel Group");
  }

  @Test
  void anUnknownNameBehindInIsAPlace() {
    assertThat(texts("They spoke in Gorrondé and near Baba Tulkar.", EntityType.LOCATION))
        .containsExactly("Gorrondé", "Baba Tulkar");
  }

  @Test
  void whoeverOnesTrustIsInIsNoPlace() {
    assertThat(texts("The generals lost faith in Mubarak.", EntityType.LOCATION)).isEmpty();
    assertThat(texts("The generals lost faith in Mubarak.", EntityType.PERSON))
        .containsExactly("Mubarak");
  }

  @Test
  void aDatelineNamesATownAndAnAgency() {
    String text = "TIARET, Algeria, May 20 (Numidia Press) - Rain fell again.";
    assertThat(texts(text, EntityType.LOCATION)).containsExactly("TIARET", "Algeria");
    assertThat(texts(text, EntityType.ORGANIZATION)).containsExactly("Numidia Press");
  }

  @Test
  void aPaperWithThePronounsOfAPersonIsNoPerson() {
    assertThat(texts("The newspaper De Standaard printed it.", EntityType.PERSON)).isEmpty();
    assertThat(texts("The newspaper De Standaard printed it.", EntityType.ORGANIZATION))
        .containsExactly("De Standaard");
  }

  @Test
  void everyRowHoldsTheWordsThatStandAtItsOffsets() {
    String text =
        "Envoy Lucía Peña of Panama quit. “Peña”, said the Organization of American States, “erred”.";
    assertThat(read(text))
        .isNotEmpty()
        .allSatisfy(
            e -> assertThat(text.substring(e.charStart(), e.charEnd())).isEqualTo(e.text()));
  }

  @Test
  void theNationOfAPlaceComesFromTheGazetteer() {
    assertThat(read("Snow fell in Damascus."))
        .extracting(e -> e.country().orElse(""))
        .containsExactly("SYR");
  }
}
