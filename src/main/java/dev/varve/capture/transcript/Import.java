package dev.varve.capture.transcript;

import dev.varve.process.Background;
import dev.varve.session.Lane;
import dev.varve.session.Recovery;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Imports past sessions a slice at a time, several of them at once. Thread-safe. */
final class Import {

  /** A caller waits for a slice, so it is short. */
  private static final Duration SLICE = Duration.ofSeconds(1);

  /** While some are read and redacted, the others wait for the disk, with one sync for all of them. */
  private static final int SESSIONS_AT_ONCE = 4;

  /** Whose families are found out before any is read: more than a slice gets through when there is much to read. */
  private static final int FILES_MAX = 1_000;

  private static final Follower.Progress NOTHING = new Follower.Progress(Recovery.NONE, 0, true);

  private final TranscriptRoots roots;
  private final Families families;
  private final Follower follower;
  private final Sink sink;
  private final InstantSource clock;

  Import(TranscriptRoots roots, Follower follower, Sink sink, InstantSource clock) {
    this.roots = roots;
    this.families = new Families(roots);
    this.follower = follower;
    this.sink = sink;
    this.clock = clock;
  }

  /** What came of the file at this place of the order; nothing of one that does not belong to the import. */
  private record Imported(int index, boolean isOwn, Follower.Progress progress) {}

  /** Files behind the first one that is not complete may be; the next slice finds them read. */
  Backfill.Slice slice(Backfill.Request request) throws IOException {
    List<Found> found = found(request);
    int complete = first(found, request.after());
    List<Imported> imported = imported(found.subList(complete, Math.min(found.size(), complete + FILES_MAX)), request);
    Backfill.Slice sum = new Backfill.Slice(found.size(), complete, 0, Recovery.NONE, 0, null);
    int from = complete;
    for (Imported file : imported) {
      if (from + file.index() == complete && file.progress().complete()) {
        complete++;
      }
      sum = file.isOwn() ? sum.plus(file.progress().recovery(), file.progress().unread()) : sum;
    }
    sink.imported(complete == found.size());
    return sum.upTo(complete, complete < found.size() ? found.get(complete).cursor() : null);
  }

  private static int first(List<Found> found, @Nullable String after) {
    int first = 0;
    while (after != null && first < found.size() && found.get(first).cursor().compareTo(after) < 0) {
      first++;
    }
    return first;
  }

  /** In the order of the files. */
  private List<Imported> imported(List<Found> files, Backfill.Request request) throws IOException {
    Instant end = clock.instant().plus(SLICE);
    Queue<List<Integer>> due = new ConcurrentLinkedQueue<>(families.of(files));
    List<Imported> imported = together(() -> imported(files, due, request, end));
    imported.sort(Comparator.comparingInt(Imported::index));
    return imported;
  }

  /** What is left of a family that is not complete when the time is over is for the next slice. */
  private List<Imported> imported(
      List<Found> files, Queue<List<Integer>> due, Backfill.Request request, Instant end) throws IOException {
    List<Imported> imported = new ArrayList<>();
    for (List<Integer> family = due.poll(); family != null; family = due.poll()) {
      for (int index : family) {
        Imported file = imported(index, files.get(index), request, end);
        imported.add(file);
        if (!file.progress().complete() || clock.instant().isAfter(end)) {
          return imported;
        }
      }
    }
    return imported;
  }

  private static List<Imported> together(Callable<List<Imported>> work) throws IOException {
    List<Imported> all = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(SESSIONS_AT_ONCE, Background.thread().name("varve-import-", 0).factory())) {
      List<Callable<List<Imported>>> works = Collections.nCopies(SESSIONS_AT_ONCE, work);
      for (Future<List<Imported>> done : threads.invokeAll(works)) {
        all.addAll(done.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the import was interrupted");
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    }
  }

  private static IOException failed(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException bug) {
      throw bug;
    }
    return cause instanceof IOException known ? known : new IOException(cause);
  }

  private List<Found> found(Backfill.Request request) throws IOException {
    List<Found> found = new ArrayList<>();
    for (String client : TranscriptRoots.clients()) {
      if (request.client() == null || request.client().equals(client)) {
        for (Path file : roots.files(client, request.since())) {
          found.add(new Found(roots.format(client).orElseThrow(), file));
        }
      }
    }
    return found;
  }

  private Imported imported(int index, Found found, Backfill.Request request, Instant end) throws IOException {
    Optional<Path> real = roots.admitted(found.format().client(), found.file().toString());
    if (real.isEmpty() || !belongs(real.get(), found.format(), request)) {
      return new Imported(index, false, NOTHING);
    }
    return new Imported(
        index, true, follower.follow(real.get(), found.format(), Lane.BULK, () -> clock.instant().isAfter(end)));
  }

  private boolean belongs(Path file, TranscriptFormat format, Backfill.Request request) throws IOException {
    if (request.project() == null) {
      return true;
    }
    TranscriptEvent first = new TranscriptFile(file, format).first();
    return first != null && sink.belongs(format.client(), first.source().cwd(), request.project());
  }
}
