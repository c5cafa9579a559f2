package dev.varve.session;

import dev.varve.memory.Prompts;
import dev.varve.queue.Acceptance;
import dev.varve.queue.Copies;
import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings in what a client's own record holds, by the same door as its reports, so that the same rules refuse it. What
 * is known stays as it is, and a session that was known keeps its place and its end.
 */
final class Recoveries {

  /** What is older than this when a session is first heard of is history, and is worked on like an import. */
  private static final Duration HISTORY = Duration.ofHours(1);

  private final SessionPlaces places;
  private final Sessions sessions;
  private final Prompts prompts;
  private final Arrivals arrivals;

  Recoveries(SessionPlaces places, Sessions sessions, Prompts prompts, Arrivals arrivals) {
    this.places = places;
    this.sessions = sessions;
    this.prompts = prompts;
    this.arrivals = arrivals;
  }

  /** The session is null when there was nothing to take. */
  record Taken(@Nullable SessionId session, Recovery recovery) {}

  private enum Fate {
    PROMPT,
    QUEUED,
    KNOWN,
    SKIPPED
  }

  Taken take(Tx tx, SessionKey key, List<Recovered> events, Lane lane, Instant now) {
    if (events.isEmpty()) {
      return new Taken(null, Recovery.NONE);
    }
    Optional<SessionPlaces.Known> before = places.find(tx, key);
    SessionId session = before.map(known -> known.row().id()).orElseGet(() -> begin(tx, key, events.getFirst(), now));
    Instant history = before.map(known -> known.startedAt().minus(HISTORY)).orElse(Instant.MIN);
    Recovery recovery = Recovery.NONE;
    Standing standing = new Standing(arrivals, places, key, hasCompany(tx, session, events));
    for (Recovered event : events) {
      Lane own = event.at().isBefore(history) ? Lane.BULK : lane;
      recovery = recovery.plus(counted(take(tx, session, standing, event, own, now)));
    }
    standing.end(tx, now);
    before.ifPresent(known -> places.restore(tx, known));
    return new Taken(session, recovery);
  }

  /** Whether another session used tools at that time, so that what was copied from it has to be looked for. */
  private static boolean hasCompany(Tx tx, SessionId session, List<Recovered> events) {
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (Recovered event : events) {
      first = event.at().isBefore(first) ? event.at() : first;
      last = event.at().isAfter(last) ? event.at() : last;
    }
    return Copies.anyToolUse(tx, session, first, last);
  }

  private SessionId begin(Tx tx, SessionKey key, Recovered first, Instant now) {
    SessionId session = places.initialize(tx, key, first.place(), now).id();
    sessions.began(tx, session, first.at());
    return session;
  }

  private Fate take(Tx tx, SessionId session, Standing standing, Recovered event, Lane lane, Instant now) {
    return switch (event) {
      case Recovered.Prompted prompted -> {
        standing.end(tx, now);
        yield prompt(tx, session, standing.key(), prompted, now);
      }
      case Recovered.Used used -> used(tx, session, standing, used, lane, now);
      case Recovered.Answered answered -> {
        standing.end(tx, now);
        yield answered(tx, session, answered, lane, now);
      }
    };
  }

  /** A prompt that is heard of after a later one must not make what is private under that one public. */
  private Fate prompt(Tx tx, SessionId session, SessionKey key, Recovered.Prompted event, Instant now) {
    String text = event.prompt().text().text();
    if (!text.isBlank() && Copies.prompt(tx, session, text, event.at())) {
      return Fate.KNOWN;
    }
    boolean hidden = sessions.get(tx, session).privatePrompt() && prompts.isLate(tx, session, event.at());
    Prompts.Outcome outcome = arrivals.prompt(tx, key, event.place(), event.prompt(), now).result();
    if (hidden) {
      sessions.hide(tx, session);
    }
    return outcome instanceof Prompts.Outcome.Stored ? Fate.PROMPT : Fate.KNOWN;
  }

  private Fate used(Tx tx, SessionId session, Standing standing, Recovered.Used event, Lane lane, Instant now) {
    Optional<SessionId> origin = standing.origin(tx, session, event.report());
    origin.ifPresent(parent -> sessions.forked(tx, session, parent, event.report().at()));
    return origin.isPresent() ? Fate.KNOWN : fate(standing.toolUse(tx, event, lane, now));
  }

  /**
   * Without anything new there is nothing to sum up, and no row is needed to remember that. An answer from before the
   * session's first prompt was copied from the session it was forked from.
   */
  private Fate answered(Tx tx, SessionId session, Recovered.Answered event, Lane lane, Instant now) {
    SessionRow row = sessions.get(tx, session);
    SummarizeReport report = event.report();
    if (!row.hasNews() || prompts.beginAfter(tx, session, report.at())) {
      return Fate.KNOWN;
    }
    boolean isPrivate =
        event.clientPromptId() != null
            && prompts.byClientId(tx, session, event.clientPromptId()).map(Prompts.Reference::isPrivate).orElse(false);
    SummarizeReport shown =
        isPrivate ? report.withoutText() : report;
    return fate(arrivals.summarize(tx, row, shown, lane, now));
  }

  private static Fate fate(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Queued _ -> Fate.QUEUED;
      case Acceptance.Duplicate _ -> Fate.KNOWN;
      case Acceptance.Skipped _ -> Fate.SKIPPED;
    };
  }

  private static Recovery counted(Fate fate) {
    return switch (fate) {
      case PROMPT -> new Recovery(1, 0, 0, 0);
      case QUEUED -> new Recovery(0, 1, 0, 0);
      case KNOWN -> new Recovery(0, 0, 1, 0);
      case SKIPPED -> new Recovery(0, 0, 0, 1);
    };
  }
}
