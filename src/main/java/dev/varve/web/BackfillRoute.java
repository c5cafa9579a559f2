package dev.varve.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.Capture;
import dev.varve.capture.transcript.Backfill;
import dev.varve.capture.transcript.TranscriptRoots;
import dev.varve.session.Recovery;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports past sessions, a slice for each request. */
final class BackfillRoute {

  private final Readiness readiness;
  private final DiskGuard disk;

  BackfillRoute(Readiness readiness, DiskGuard disk) {
    this.readiness = readiness;
    this.disk = disk;
  }

  List<Route> routes() {
    return List.of(Route.post("/v1/backfill", this::slice));
  }

  private void slice(Exchange exchange) {
    Query query = Query.of(exchange, "client", "since", "project", "after");
    Backfill.Request request =
        new Backfill.Request(
            query.oneOf("client", TranscriptRoots.clients()),
            since(query.text("since")),
            query.text("project"),
            query.text("after"));
    Capture capture = readiness.backends().capture();
    disk.check();
    Json.answer(exchange, json(capture.backfill(request)).toString());
  }

  private static Instant since(@Nullable String text) {
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Refused(
          ProblemKind.BAD_PARAMETER, "'since' must be ISO-8601 such as 2026-01-31T12:00:00Z", "Correct it and ask again");
    }
  }

  private static ObjectNode json(Backfill.Slice slice) {
    Recovery recovery = slice.recovery();
    return JsonNodeFactory.instance
        .objectNode()
        .put("files", slice.files())
        .put("done", slice.done())
        .put("own", slice.own())
        .put("prompts", recovery.prompts())
        .put("messages", recovery.queued())
        .put("known", recovery.known())
        .put("skipped", recovery.skipped())
        .put("unreadLines", slice.unread())
        .put("next", slice.next());
  }
}
