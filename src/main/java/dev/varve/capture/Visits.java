package dev.varve.capture;

import dev.varve.capture.BadPayload.Problem;
import dev.varve.redact.Redactor;
import dev.varve.session.Place;
import dev.varve.session.SessionKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out where and when an event happened, in words that may be stored. Thread-safe. */
final class Visits {

  /** Clients whose names the plain API knows; its sessions are theirs. */
  private static final List<String> CLIENTS =
      List.of("claude-code", "codex", "gemini-cli", "opencode", "copilot-cli", "cursor", "api");

  private final InstantSource clock;
  private final Places places;
  private final Identity identity;
  private final Redactor redactor;

  Visits(InstantSource clock, Identity identity, Redactor redactor) {
    this.clock = clock;
    this.places = new Places(clock);
    this.identity = identity;
    this.redactor = redactor;
  }

  /**
   * Of a hook. The client's own time of an event is the same in every delivery of it, also when two hooks deliver it,
   * so it tells repetitions apart better than the id of a delivery.
   */
  Visit ofHook(ClientAdapter adapter, Fields payload, Delivery delivery) {
    Instant said = adapter.at(payload);
    Visit visit =
        visit(
            adapter.client(),
            adapter.sessionId(payload),
            adapter.cwd(payload),
            delivery,
            said == null ? delivery.at() : said);
    return said == null ? visit : visit.withoutDelivery();
  }

  /** Of a call of the plain API, whose body may name a time and a directory. */
  Visit ofCall(String client, String clientSessionId, Fields body, Delivery delivery) {
    if (!CLIENTS.contains(client)) {
      throw new BadPayload(Problem.UNKNOWN, "no client '" + client + "'; known: " + CLIENTS + ", else use 'api'");
    }
    String session = Fields.checkedId("clientSessionId", clientSessionId);
    Instant at = body.instantOrNull("at");
    return visit(client, session, body.pathOrNull("cwd"), delivery, at == null ? delivery.at() : at);
  }

  /** Whether one of our observers works in this directory: it must not observe itself. */
  boolean isObserver(@Nullable String cwd) {
    return Places.isMarked(cwd);
  }

  /** Nothing happened in the future: a client's clock that runs ahead is set to ours. */
  private Visit visit(
      String client, String session, @Nullable String cwd, Delivery delivery, @Nullable Instant said) {
    Instant now = clock.instant();
    Instant at = said == null || said.isAfter(now) || said.isBefore(Instant.EPOCH) ? now : said;
    if (delivery.id() != null) {
      Fields.checkedId("Varve-Delivery", delivery.id());
    }
    SessionKey key = new SessionKey(client, identity.stored(session));
    return new Visit(key, clean(places.of(client, cwd)), delivery, at, said == null ? at : said);
  }

  Place place(String cwd) {
    return clean(places.of("api", cwd));
  }

  private Place clean(Place place) {
    return new Place(
        line(place.identity()),
        line(place.project()),
        line(place.cwd()),
        place.branch() == null ? null : line(place.branch()),
        place.head());
  }

  private String line(String text) {
    return redactor.line(text).text();
  }
}
