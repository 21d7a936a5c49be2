package org.defectionledger.table.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.defectionledger.InputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicationTest {
  private static final Instant NOON = Instant.parse("2012-07-12T12:00:00Z");
  private static final Configuration CONFIGURATION = new Configuration();
  private static MiniDFSCluster hdfs;

  @TempDir static Path disk;
  @TempDir Path folder;

  enum Store {
    DISK,
    HDFS
  }

  @BeforeAll
  static void startHdfs() throws Exception {
    Configuration small = new Configuration();
    small.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, disk.toString());
    hdfs = new MiniDFSCluster.Builder(small).numDataNodes(1).build();
    hdfs.waitActive();
  }

  @AfterAll
  static void stopHdfs() {
    hdfs.shutdown();
  }

  private String root(Store store) {
    return store == Store.DISK ? folder.toString() : hdfs.getURI() + folder.toString();
  }

  private Publication publication(Store store) {
    return new Publication(root(store), CONFIGURATION);
  }

  private static void night(Publication publication, String runId, int hour) throws Exception {
    try (Lease lease = publication.lease(runId)) {
      Optional<String> before = publication.current();
      publication.begin(runId);
      publication.publish(runId, before, NOON.plusSeconds(hour * 3600L), lease);
    }
  }

  private SmallFiles small(Store store) throws Exception {
    return SmallFiles.in(new org.apache.hadoop.fs.Path(root(store)), CONFIGURATION);
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void hasNoCurrentRunBeforeTheFirst(Store store) {
    assertThat(publication(store).current()).isEmpty();
    assertThat(publication(store).runs()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void aReaderSeesTheRunBeforeUntilTheNextIsPublished(Store store) throws Exception {
    Publication publication = publication(store);
    night(publication, "r1", 1);
    try (Lease lease = publication.lease("r2")) {
      publication.begin("r2");
      assertThat(publication.current()).contains("r1");
      publication.publish("r2", Optional.of("r1"), NOON, lease);
    }
    assertThat(publication.current()).contains("r2");
    assertThat(small(store).read("_CURRENT")).contains("r2\n");
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void thePointerIsThereAtEveryMomentWhileItIsReplaced(Store store) throws Exception {
    SmallFiles files = small(store);
    files.replace("_CURRENT", "r0\n");
    AtomicBoolean done = new AtomicBoolean();
    var threads = Executors.newSingleThreadExecutor();
    Future<Integer> reads =
        threads.submit(
            () -> {
              int n = 0;
              while (!done.get()) {
                assertThat(files.read("_CURRENT").orElse("missing")).matches("r[0-9]+\n");
                n++;
              }
              return n;
            });
    for (int i = 0; i < 200; i++) {
      files.replace("_CURRENT", "r" + i + "\n");
    }
    done.set(true);
    assertThat(reads.get()).isPositive();
    threads.shutdown();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void sweepsWhatADeadNightLeftAndLetsItsIdBeUsedAgain(Store store) throws Exception {
    Publication publication = publication(store);
    night(publication, "r1", 1);
    try (Lease lease = publication.lease("r2")) {
      publication.begin("r2"); // and the night dies here
    }
    assertThat(publication.runs())
        .extracting(RunFolder::runId, RunFolder::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("r1", RunFolder.State.CURRENT),
            org.assertj.core.groups.Tuple.tuple("r2", RunFolder.State.UNFINISHED));
    try (Lease lease = publication.lease("r2")) {
      assertThat(publication.begin("r2")).containsExactly("r2");
    }
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void neverWritesAWholeRunTwice(Store store) throws Exception {
    Publication publication = publication(store);
    night(publication, "r1", 1);
    assertThatThrownBy(() -> publication.begin("r1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("r1");
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void finishesARunWhoseNightDiedBeforeThePointer(Store store) throws Exception {
    Publication publication = publication(store);
    night(publication, "r1", 1);
    small(store).replace("runs/r2/_WHOLE", "finished=" + NOON + "\nbefore=r1\n");
    small(store).replace("runs/old/_WHOLE", "finished=" + NOON + "\nbefore=r0\n");
    try (Lease lease = publication.lease("r2")) {
      assertThat(publication.resume("old", lease)).isFalse();
      assertThat(publication.resume("r2", lease)).isTrue();
    }
    assertThat(publication.current()).contains("r2");
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void keepsTheNewestRunsAndTheCurrentOne(Store store) throws Exception {
    Publication publication = publication(store);
    for (int n = 1; n <= 5; n++) {
      night(publication, "r" + n, n);
    }
    try (Lease lease = publication.lease("back")) {
      publication.rollback("r2", lease);
    }
    assertThat(publication.retain(2)).containsExactly("r1", "r3");
    assertThat(publication.runs()).extracting(RunFolder::runId).containsExactly("r2", "r4", "r5");
    assertThat(publication.current()).contains("r2");
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void rollsBackToWholeRunsOnly(Store store) throws Exception {
    Publication publication = publication(store);
    night(publication, "r1", 1);
    night(publication, "r2", 2);
    try (Lease lease = publication.lease("back")) {
      assertThatThrownBy(() -> publication.rollback("r9", lease))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("r9")
          .hasMessageContaining("r1");
      publication.rollback("r1", lease);
    }
    assertThat(publication.current()).contains("r1");
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void aNightTriedAgainDoesNotPublishARunThatWasWithdrawn(Store store) throws Exception {
    Publication publication = publication(store);
    night(publication, "r1", 1);
    night(publication, "r2", 2);
    try (Lease lease = publication.lease("back")) {
      publication.rollback("r1", lease);
      assertThat(publication.resume("r2", lease)).isFalse();
      assertThat(publication.current()).contains("r1");
      assertThatThrownBy(() -> publication.begin("r2"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("rollback r2");
      publication.rollback("r2", lease);
      assertThat(publication.resume("r2", lease)).isTrue();
    }
    assertThat(publication.current()).contains("r2");
    assertThat(publication.runs())
        .extracting(RunFolder::state)
        .containsExactly(RunFolder.State.KEPT, RunFolder.State.CURRENT);
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void putsARefusedRunAsideWithItsReason(Store store) throws Exception {
    Publication publication = publication(store);
    try (Lease lease = publication.lease("r1")) {
      publication.begin("r1");
      publication.refuse("r1", "too few rows");
    }
    assertThat(small(store).read("refused/r1/_AUDIT")).contains("too few rows\n");
    assertThat(publication.runs())
        .extracting(RunFolder::state)
        .containsExactly(RunFolder.State.REFUSED);
    assertThat(publication.current()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void ofTwoNightsOneGetsTheLeaseAndTheOtherIsToldWhoHasIt(Store store) throws Exception {
    Publication publication = publication(store);
    try (Lease lease = publication.lease("first")) {
      assertThatThrownBy(() -> publication.lease("second"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("run first");
      lease.check();
    }
    publication.lease("second").close();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void ofManyThatAskAtOnceOneAloneGetsTheLease(Store store) throws Exception {
    Publication publication = publication(store);
    var threads = Executors.newFixedThreadPool(8);
    for (int round = 0; round < 5; round++) {
      List<Future<Optional<Lease>>> takers =
          java.util.stream.IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            try {
                              return Optional.of(publication.lease("r" + i));
                            } catch (InputException e) {
                              return Optional.<Lease>empty();
                            }
                          }))
              .toList();
      int held = 0;
      for (Future<Optional<Lease>> taker : takers) {
        Optional<Lease> lease = taker.get();
        if (lease.isPresent()) {
          held++;
          lease.get().check();
        }
      }
      assertThat(held).isEqualTo(1);
      for (Future<Optional<Lease>> taker : takers) {
        if (taker.get().isPresent()) {
          taker.get().get().close();
        }
      }
    }
    threads.shutdown();
  }

  private static String holder(String place, long pid, int beat) {
    return "token\ndead\n%s\n%d\n2012-01-01T00:00:00Z\n%d\n".formatted(place, pid, beat);
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void takesOverFromAHolderElsewhereThatStandsStill(Store store) throws Exception {
    SmallFiles files = small(store);
    files.create("_lease/000000000007", holder("elsewhere", 1, 3));
    try (Lease lease = Lease.take(files, "next", Duration.ofMillis(50), Duration.ofMillis(400))) {
      lease.check();
      assertThat(files.names("_lease")).containsExactly("000000000008");
    }
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void leavesTheLeaseToAHolderElsewhereThatBeats(Store store) throws Exception {
    SmallFiles files = small(store);
    files.create("_lease/000000000007", holder("elsewhere", 1, 0));
    var heart = Executors.newSingleThreadScheduledExecutor();
    int[] beat = {0};
    heart.scheduleAtFixedRate(
        () -> {
          try {
            files.replace("_lease/000000000007", holder("elsewhere", 1, ++beat[0]));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        },
        10,
        10,
        java.util.concurrent.TimeUnit.MILLISECONDS);
    assertThatThrownBy(
            () -> Lease.take(files, "next", Duration.ofMillis(500), Duration.ofSeconds(20)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("run dead");
    heart.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void aHolderThatWasTakenForDeadPublishesNothing(Store store) throws Exception {
    Publication publication = publication(store);
    try (Lease lease = publication.lease("slow")) {
      publication.begin("slow");
      small(store).create("_lease/000000000099", holder("elsewhere", 1, 0));
      assertThatThrownBy(() -> publication.publish("slow", Optional.empty(), NOON, lease))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("lost the right");
    }
    assertThat(publication.current()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void publishesNothingOnTopOfARunThatItDoesNotKnow(Store store) throws Exception {
    Publication publication = publication(store);
    night(publication, "r1", 1);
    try (Lease lease = publication.lease("r2")) {
      publication.begin("r2");
      assertThatThrownBy(() -> publication.publish("r2", Optional.empty(), NOON, lease))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("Run r1");
    }
    assertThat(publication.current()).contains("r1");
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void exportsTheCurrentRunIntoAPlainFolder(Store store) throws Exception {
    Publication publication = publication(store);
    for (String run : List.of("r1", "r2")) {
      night(publication, run, 1);
      small(store).replace("runs/" + run + "/counts/part", run);
      publication.export("latest", List.of("counts"));
      assertThat(small(store).read("latest/counts/part")).contains(run);
    }
  }

  @org.junit.jupiter.api.Test
  void refusesAnOutputThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "no folder");
    assertThatThrownBy(() -> new Publication(file.toString(), CONFIGURATION).lease("r1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString());
  }

  @org.junit.jupiter.api.Test
  void givesThePointerTheRightsOfTheTables() throws Exception {
    Configuration strict = new Configuration(CONFIGURATION);
    strict.set("fs.permissions.umask-mode", "027");
    night(new Publication(folder.toString(), strict), "r1", 1);
    for (String file : List.of("_CURRENT", "runs/r1/_WHOLE")) {
      assertThat(
              java.nio.file.attribute.PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve(file))))
          .as(file)
          .isEqualTo("rw-r-----");
    }
  }
}
