package dev.varve.session;

import dev.varve.memory.Prompts;
import dev.varve.queue.Acceptance;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What recovered tool uses of a session meet that follow each other in one place under one prompt: looked up for the
 * first of them, used for all. Used by one thread, inside one transaction.
 */
final class Standing {

  private record Found(Place place, @Nullable String promptId, SessionRow row, Prompts.Reference prompt) {}

  private final Arrivals arrivals;
  private final Sessions sessions;
  private final SessionKey key;
  private @Nullable Found found;

  Standing(Arrivals arrivals, Sessions sessions, SessionKey key) {
    this.arrivals = arrivals;
    this.sessions = sessions;
    this.key = key;
  }

  SessionKey key() {
    return key;
  }

  Acceptance toolUse(Tx tx, Recovered.Used event, Lane lane, Instant now) {
    Found known = found;
    if (known == null || !holds(known, event)) {
      known = lookedUp(tx, event, now);
      found = known;
    }
    return arrivals.toolUse(tx, known.row(), known.prompt(), event.report(), lane, now);
  }

  /** To be told when something else than a tool use changes the session. */
  void forget() {
    found = null;
  }

  private static boolean holds(Found known, Recovered.Used event) {
    return known.place().equals(event.place()) && Objects.equals(known.promptId(), event.report().clientPromptId());
  }

  private Found lookedUp(Tx tx, Recovered.Used event, Instant now) {
    SessionRow row = sessions.initialize(tx, key, event.place(), now);
    String promptId = event.report().clientPromptId();
    return new Found(event.place(), promptId, row, arrivals.promptOf(tx, row, event.report()));
  }
}
