package dev.varve.install;

import dev.varve.health.Finding;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client that has its hooks also runs them: when it last reported, beside when it last wrote a transcript.
 *
 * @param heard null when nothing of it ever came
 */
record LastEvent(Client client, Machine machine, @Nullable Instant heard, Instant now) {

  /** Between a client's last line of a session and the report of it; a busy machine takes longer than a hook. */
  private static final Duration UNREPORTED_MAX = Duration.ofMinutes(10);

  /** How long after an event a client counts as one that reports, wherever its hooks are. */
  private static final Duration RECENT_MAX = Duration.ofDays(1);

  private static final int DEPTH_MAX = 6;
  private static final int FILES_MAX = 100_000;

  Finding finding(Home home) throws IOException {
    if (heard == null && isWaiting(home)) {
      return Finding.ok(client.name(), "its first events wait for a worker");
    }
    if (heard == null) {
      return Finding.warn(
          client.name(),
          "no event of it has ever come",
          "Restart open sessions of %s, work for a moment, then look again.".formatted(client.title()));
    }
    String last = "last event at %s, %s ago".formatted(heard.truncatedTo(ChronoUnit.SECONDS), lasting(heard, now));
    Optional<Instant> unreported = unreported(heard);
    if (unreported.isEmpty() || isWaiting(home)) {
      return Finding.ok(client.name(), last);
    }
    return Finding.warn(
        client.name(),
        "%s; it has worked until %s after that and reported nothing".formatted(last, lasting(heard, unreported.get())),
        "Restart open sessions of %s and see whether its hooks are on; what was missed: varve backfill --client %s"
            .formatted(client.title(), client.name()));
  }

  /** Whether it reported lately, and all it did since. */
  boolean isAsOfNow(Home home) throws IOException {
    boolean recent = heard != null && heard.isAfter(now.minus(RECENT_MAX)) && unreported(heard).isEmpty();
    return recent || isWaiting(home);
  }

  /** When it last worked; empty when it has reported that, or nothing is known of it. */
  private Optional<Instant> unreported(Instant since) throws IOException {
    return written().filter(at -> at.isAfter(since.plus(UNREPORTED_MAX)));
  }

  /** When it last wrote to any transcript; empty where it keeps none that is known. */
  private Optional<Instant> written() throws IOException {
    Optional<Path> transcripts = client.transcripts(machine).filter(Files::isDirectory);
    if (transcripts.isEmpty()) {
      return Optional.empty();
    }
    Newest newest = new Newest();
    Files.walkFileTree(transcripts.get(), EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, newest);
    return Optional.of(newest.at);
  }

  /** Looks at the times of transcripts; what cannot be looked into is left out. */
  private static final class Newest extends SimpleFileVisitor<Path> {

    private Instant at = Instant.EPOCH;
    private int seen;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Instant written = attributes.lastModifiedTime().toInstant();
      if (attributes.isRegularFile() && file.toString().endsWith(".jsonl") && written.isAfter(at)) {
        at = written;
      }
      return ++seen < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }

  /** Events that wait for a worker were reported all the same. */
  private boolean isWaiting(Home home) throws IOException {
    Path spool = home.path().resolve("spool");
    if (!Files.isDirectory(spool)) {
      return false;
    }
    try (DirectoryStream<Path> waiting = Files.newDirectoryStream(spool, client.name() + "@*")) {
      return waiting.iterator().hasNext();
    }
  }

  private static String lasting(Instant from, Instant to) {
    Duration length = Duration.between(from, to);
    if (length.toDays() > 1) {
      return length.toDays() + " days";
    }
    return length.toHours() > 1 ? length.toHours() + " h" : Math.max(0, length.toMinutes()) + " min";
  }
}
