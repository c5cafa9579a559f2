package dev.varve.session;

import dev.varve.memory.Prompts;
import dev.varve.queue.Acceptance;
import dev.varve.queue.Copies;
import dev.varve.queue.News;
import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What recovered tool uses of a session meet that follow each other in one place under one prompt: looked up for the
 * first of them, used for all, and counted with the last. Used by one thread, inside one transaction.
 */
final class Standing {

  private record Found(Place place, @Nullable String promptId, SessionRow row, Prompts.Reference prompt) {}

  private final Arrivals arrivals;
  private final SessionPlaces places;
  private final SessionKey key;
  private final boolean hasCompany;
  private @Nullable Found found;
  private News news = News.NONE;

  /** @param hasCompany whether other sessions of the client used tools at that time */
  Standing(Arrivals arrivals, SessionPlaces places, SessionKey key, boolean hasCompany) {
    this.arrivals = arrivals;
    this.places = places;
    this.key = key;
    this.hasCompany = hasCompany;
  }

  SessionKey key() {
    return key;
  }

  /** The other session that it was copied from. */
  Optional<SessionId> origin(Tx tx, SessionId session, ToolUseReport report) {
    return hasCompany
        ? Copies.originOf(tx, session, report.dedupKey(), report.payload(), report.at())
        : Optional.empty();
  }

  Acceptance toolUse(Tx tx, Recovered.Used event, Lane lane, Instant now) {
    Found known = found;
    if (known == null || !holds(known, event)) {
      end(tx, now);
      known = lookedUp(tx, event, now);
      found = known;
    }
    Acceptance acceptance = arrivals.oneOfSeveral(tx, known.row(), known.prompt(), event.report(), lane, now);
    news = news.plus(acceptance);
    return acceptance;
  }

  /** To be told before something else than a tool use looks at the session, and at the end of the transaction. */
  void end(Tx tx, Instant now) {
    if (found != null) {
      arrivals.count(tx, found.row(), news, now);
    }
    found = null;
    news = News.NONE;
  }

  private static boolean holds(Found known, Recovered.Used event) {
    return known.place().equals(event.place()) && Objects.equals(known.promptId(), event.report().clientPromptId());
  }

  private Found lookedUp(Tx tx, Recovered.Used event, Instant now) {
    SessionRow row = places.initialize(tx, key, event.place(), now);
    String promptId = event.report().clientPromptId();
    return new Found(event.place(), promptId, row, arrivals.promptOf(tx, row, event.report()));
  }
}
