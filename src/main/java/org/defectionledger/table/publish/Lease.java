package org.defectionledger.table.publish;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.defectionledger.InputException;

/**
 * The right to write to an output folder, held by one night at a time.
 *
 * <p>Leases are numbered files in {@code _lease}; only the highest counts, and making the next
 * number succeeds for one taker alone, so that two that find a dead lease cannot both follow it.
 * The holder beats: it rewrites its file, and a lease whose file does not change for the patience
 * of the taker is dead. No clocks of two machines are compared. Where taker and holder share a
 * machine the process table tells at once.
 */
public final class Lease implements AutoCloseable {
  static final String FOLDER = "_lease";

  /** How often a holder says that it lives. */
  static final Duration BEAT = Duration.ofSeconds(5);

  /** A holder silent for six beats is dead; a full collection of a large driver stays below. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SmallFiles files;
  private final String name;
  private final Holder holder;
  private final ScheduledExecutorService heart;
  private final ScheduledFuture<?> pulse;
  private volatile boolean lost;
  private long beats;

  private record Holder(String token, String run, String place, long pid, String started) {
    String text(long beat) {
      return String.join("\n", token, run, place, Long.toString(pid), started, "" + beat, "");
    }

    static Optional<Holder> of(String text) {
      String[] lines = text.split("\n", -1);
      if (lines.length < 6) {
        return Optional.empty(); // none of ours; only its silence can tell
      }
      return Optional.of(
          new Holder(lines[0], lines[1], lines[2], Long.parseLong(lines[3]), lines[4]));
    }

    static Holder self(String run) {
      ProcessHandle process = ProcessHandle.current();
      return new Holder(UUID.randomUUID().toString(), run, here(), process.pid(), started(process));
    }

    /** Whether the holder ran where this process runs, and runs no longer. */
    boolean isGone() {
      return place.equals(here())
          && !place.isEmpty()
          && ProcessHandle.of(pid)
              .filter(ProcessHandle::isAlive)
              .filter(p -> started(p).equals(started))
              .isEmpty();
    }

    /** Whether the holder runs where this process runs. */
    boolean isHereAndAlive() {
      return place.equals(here()) && !place.isEmpty() && !isGone();
    }

    private static String started(ProcessHandle process) {
      return process.info().startInstant().map(Object::toString).orElse("");
    }

    /**
     * Host, boot and process namespace: only within all three do process numbers mean the same.
     * Empty where the system does not tell.
     */
    private static String here() {
      try {
        return "%s %s %s"
            .formatted(
                host(),
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip(),
                Files.readSymbolicLink(Path.of("/proc/self/ns/pid")));
      } catch (IOException | SecurityException e) {
        return "";
      }
    }

    private static String host() throws UnknownHostException {
      return InetAddress.getLocalHost().getHostName();
    }
  }

  private Lease(SmallFiles files, String name, Holder holder, Duration beat) {
    this.files = files;
    this.name = name;
    this.holder = holder;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            r -> {
              Thread thread = new Thread(r, "lease");
              thread.setDaemon(true);
              return thread;
            });
    this.pulse =
        heart.scheduleAtFixedRate(
            this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lease, over a dead holder if need be.
   *
   * @throws InputException when another night holds it and lives
   */
  static Lease take(SmallFiles files, String run, Duration beat, Duration patience)
      throws IOException {
    Holder self = Holder.self(run);
    while (true) {
      List<String> names = files.names(FOLDER);
      long next = 1;
      if (!names.isEmpty()) {
        String top = names.get(names.size() - 1);
        awaitDeath(files, top, beat, patience);
        next = Long.parseLong(top) + 1;
      }
      String name = FOLDER + "/%012d".formatted(next);
      if (files.create(name, self.text(0))) {
        for (String old : names) {
          files.delete(FOLDER + "/" + old);
        }
        return new Lease(files, name, self, beat);
      }
    }
  }

  private static void awaitDeath(SmallFiles files, String top, Duration beat, Duration patience)
      throws IOException {
    String path = FOLDER + "/" + top;
    Optional<String> first = files.read(path);
    Optional<Holder> holder = first.flatMap(Holder::of);
    if (first.isEmpty() || holder.filter(Holder::isGone).isPresent()) {
      return;
    }
    long deadline = System.nanoTime() + patience.toNanos();
    boolean alive = holder.filter(Holder::isHereAndAlive).isPresent();
    while (!alive && System.nanoTime() < deadline) {
      pause(beat);
      Optional<String> now = files.read(path);
      if (now.isEmpty()) {
        return;
      }
      alive = !now.equals(first);
    }
    if (alive) {
      throw new InputException(
          "Another night writes to this output: %s. Wait for it to end; if it hangs, stop its process, and its lease falls free."
              .formatted(
                  holder
                      .map(h -> "run %s, process %d on %s".formatted(h.run, h.pid, h.place))
                      .orElse("the holder of " + path)));
    }
  }

  private static void pause(Duration beat) throws IOException {
    try {
      Thread.sleep(Math.max(1, beat.toMillis() / 2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for the lease", e);
    }
  }

  private synchronized void beat() {
    try {
      if (!lost && isHighest()) {
        files.replace(name, holder.text(++beats));
      } else {
        lost = true;
      }
    } catch (IOException | RuntimeException e) {
      // A beat may fail for a moment; check() asks again before anything is published.
      org.slf4j.LoggerFactory.getLogger(Lease.class).warn("Lease {} could not beat", name, e);
    }
  }

  private boolean isHighest() throws IOException {
    List<String> names = files.names(FOLDER);
    return !names.isEmpty()
        && name.equals(FOLDER + "/" + names.get(names.size() - 1))
        && files.read(name).flatMap(Holder::of).filter(holder::equals).isPresent();
  }

  /**
   * Asks whether the lease is still held.
   *
   * @throws InputException when another night took it, since this one was silent for too long
   */
  public synchronized void check() throws IOException {
    if (lost || !isHighest()) {
      lost = true;
      throw new InputException(
          "Run %s lost the right to write: it stood still for so long that another night took over. Nothing of it was published; run again."
              .formatted(holder.run));
    }
  }

  /** Gives the lease back. */
  @Override
  public void close() throws IOException {
    pulse.cancel(/* mayInterruptIfRunning= */ false);
    heart.shutdownNow();
    synchronized (this) {
      if (!lost && isHighest()) {
        files.delete(name);
      }
      lost = true;
    }
  }
}
