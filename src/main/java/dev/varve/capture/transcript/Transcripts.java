package dev.varve.capture.transcript;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.session.Lane;
import dev.varve.session.Recovery;
import dev.varve.session.Scheduler;
import dev.varve.store.StoreException;
import dev.varve.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks into transcripts when their clients say that something was finished, at the start, and for imports. Whoever
 * reports never waits for it. Thread-safe.
 */
public final class Transcripts {

  /** Events after which a client has written down what it did; a start may go on with an earlier session. */
  private static final Set<String> FINISHING =
      Set.of("SessionStart", "Stop", "StopFailure", "SubagentStop", "SessionEnd");

  /** By then a client has written what it had not written yet when it reported. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** Longer than a laptop sleeps over a long weekend; older sessions are for an import. */
  private static final Duration RECENT = Duration.ofDays(7);

  private static final int OWED_MAX = 1_000;

  private final TranscriptRoots roots;
  private final Follower follower;
  private final Import imports;
  private final ToldIds told = new ToldIds();
  private final Scheduler scheduler;
  private final InstantSource clock;
  private final EngineEvents events;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Set<String> owed = new LinkedHashSet<>();

  public Transcripts(
      TranscriptRoots roots,
      Database database,
      Sink sink,
      Scheduler scheduler,
      InstantSource clock,
      EngineEvents events) {
    this.roots = roots;
    this.follower = new Follower(database, sink, clock);
    this.imports = new Import(roots, follower, sink, clock);
    this.scheduler = scheduler;
    this.clock = clock;
    this.events = events;
  }

  /** Reads on, soon and apart, what the event finished: at once, a little later, and with the next event. */
  public void told(Told told) {
    boolean finishing = FINISHING.contains(told.event());
    for (String path : told.paths()) {
      if (finishing) {
        owe(path);
        read(told.client(), path);
        scheduler.after(SETTLED, () -> read(told.client(), path));
      } else if (isOwed(path)) {
        read(told.client(), path);
      }
    }
  }

  private void owe(String path) {
    synchronized (owed) {
      owed.add(path);
      if (owed.size() > OWED_MAX) {
        owed.remove(owed.iterator().next());
      }
    }
  }

  private boolean isOwed(String path) {
    synchronized (owed) {
      return owed.remove(path);
    }
  }

  private void read(String client, String path) {
    if (waiting.add(path)) {
      scheduler.call(
          () -> {
            waiting.remove(path);
            return roots.admitted(client, path);
          },
          file -> file.ifPresent(real -> follow(client, real, Lane.LIVE)));
    }
  }

  /**
   * Reads on now, on this thread; what may be kept of the contents is on disk when this returns.
   *
   * @param paths as the client named them; those that may not be read, or cannot, are left out
   */
  public Contents read(String client, List<String> paths) {
    Set<String> ids = new HashSet<>();
    List<String> problems = new ArrayList<>();
    for (String path : paths) {
      switch (roots.admission(client, path)) {
        case Admission.Admitted admitted -> read(client, admitted.file(), ids).ifPresent(problems::add);
        case Admission.Refused refused -> problems.add(refused.why());
      }
    }
    return new Contents(paths.size() - problems.size(), ids, problems.isEmpty() ? null : problems.getFirst());
  }

  /** What was written meanwhile is in the store before its id counts, because the ids are looked at first. */
  private Optional<String> read(String client, Path file, Set<String> ids) {
    TranscriptFormat format = roots.format(client).orElseThrow();
    try {
      Set<String> found = told.of(file, format);
      report(client, follower.follow(file, format, Lane.LIVE, () -> false));
      ids.addAll(found);
      return Optional.empty();
    } catch (IOException e) {
      fault(client, e);
      return Optional.of("the transcript it names cannot be read");
    }
  }

  /** Reads on, apart, whatever was read before and has grown since. */
  public void catchUp() {
    scheduler.call(
        () -> {
          for (String client : TranscriptRoots.clients()) {
            catchUp(client);
          }
          return owed;
        },
        nothing -> {});
  }

  private void catchUp(String client) {
    try {
      for (Path file : roots.files(client, clock.instant().minus(RECENT))) {
        if (follower.isKnown(file)) {
          roots.admitted(client, file.toString()).ifPresent(real -> follow(client, real, Lane.LIVE));
        }
      }
    } catch (IOException | StoreException e) {
      fault(client, e);
    }
  }

  private void follow(String client, Path file, Lane lane) {
    try {
      report(client, follower.follow(file, roots.format(client).orElseThrow(), lane, () -> false));
    } catch (IOException | RuntimeException e) {
      fault(client, e);
    }
  }

  private void report(String client, Follower.Progress progress) {
    Recovery news = progress.recovery();
    if (news.isNews()) {
      events.publish(new EngineEvent.TranscriptRead(client, news.prompts(), news.queued(), progress.unread()));
    }
  }

  /** Without the message, which may hold a path. */
  private void fault(String client, Exception e) {
    events.publish(new EngineEvent.Fault("a transcript of " + client, e.getClass().getSimpleName()));
  }

  /**
   * The next slice of an import: about a second of work.
   *
   * @throws IOException when a directory of transcripts cannot be read
   */
  public Backfill.Slice backfill(Backfill.Request request) throws IOException {
    return imports.slice(request);
  }
}
