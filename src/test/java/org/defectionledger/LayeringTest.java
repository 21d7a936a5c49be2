package org.defectionledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayeringTest {
  private static final String ROOT = "org.defectionledger.";
  private static final List<String> NOUNS =
      List.of("text", "article", "lexicon", "mention", "ledger", "report");
  private static final List<String> VERBS =
      List.of("ingest", "extract", "resolve", "count", "audit", "evaluate");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.defectionledger");

  private static String[] packages(List<String> names) {
    return names.stream().map(n -> ROOT + n + "..").toArray(String[]::new);
  }

  @Test
  void verbsNeverUseEachOther() {
    for (String verb : VERBS) {
      List<String> others = new ArrayList<>(VERBS);
      others.remove(verb);
      noClasses()
          .that()
          .resideInAPackage(ROOT + verb + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(others))
          .check(CLASSES);
    }
  }

  @Test
  void nounsNeverUseVerbsOrTheShell() {
    List<String> above = new ArrayList<>(VERBS);
    above.add("table");
    above.add("job");
    noClasses()
        .that()
        .resideInAnyPackage(packages(NOUNS))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(above))
        .check(CLASSES);
  }

  @Test
  void verbsNeverUseTheShell() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(VERBS))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "table..", ROOT + "job..")
        .check(CLASSES);
  }

  @Test
  void onlyTableAndJobKnowSparkAndHadoop() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "table..", ROOT + "job..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(CLASSES);
  }

  @Test
  void onlyTheReaderOfSentencesKnowsCoreNlp() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "extract.nlp..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("edu.stanford..")
        .check(CLASSES);
  }

  @Test
  void verbsReadNoClockNoFileAndNoDice() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(VERBS))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.nio.file..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void nothingOfAnInputIsRunOrDeserialised() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.io.ObjectInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Runtime")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.script..", "groovy..", "org.yaml..")
        .orShould()
        .callMethod(
            com.fasterxml.jackson.databind.ObjectMapper.class,
            "activateDefaultTyping",
            com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator.class)
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .check(CLASSES);
  }
}
