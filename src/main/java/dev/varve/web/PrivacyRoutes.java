package dev.varve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.capture.policy.Pause;
import dev.varve.capture.policy.Privacy;
import dev.varve.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pauses and projects. What is excluded, trusted or a secret is said in files, so no request can change that. */
final class PrivacyRoutes {

  private static final int TEXT_LENGTH_MAX = 4_096;
  private static final long SECONDS_MAX = Duration.ofDays(3_650).toSeconds();

  private final Readiness readiness;
  private final Bodies bodies;
  private final InstantSource clock;

  PrivacyRoutes(Readiness readiness, Bodies bodies, InstantSource clock) {
    this.readiness = readiness;
    this.bodies = bodies;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/privacy", this::privacy),
        Route.post("/v1/privacy/pause", this::pause),
        Route.post("/v1/privacy/resume", this::resume),
        Route.get("/v1/projects", this::projects),
        Route.post("/v1/projects/rename", this::rename),
        Route.post("/v1/projects/merge", this::merge));
  }

  private Privacy rules() {
    return readiness.backends().capture().privacy();
  }

  private void privacy(Exchange exchange) {
    Query.of(exchange);
    Json.answer(exchange, PrivacyJson.of(rules().status()).toString());
  }

  private void pause(Exchange exchange) {
    JsonNode body = body(exchange);
    Pause pause = rules().pause(projectOrNull(body), length(body));
    Json.answer(exchange, readiness.backends().database().read(tx -> PrivacyJson.begun(tx, pause)).toString());
  }

  private void resume(Exchange exchange) {
    int changed = rules().resume(projectOrNull(body(exchange)));
    Json.answer(exchange, JsonNodeFactory.instance.objectNode().put("changed", changed).toString());
  }

  private void projects(Exchange exchange) {
    Query.of(exchange);
    Json.answer(exchange, readiness.backends().database().read(ProjectsJson::list).toString());
  }

  private void rename(Exchange exchange) {
    JsonNode body = body(exchange);
    String project = text(body, "project");
    String name = ProjectsJson.name(text(body, "name"), this::cleaned);
    change(exchange, tx -> ProjectsJson.rename(tx, project, name));
  }

  private void merge(Exchange exchange) {
    JsonNode body = body(exchange);
    String from = text(body, "from");
    String into = text(body, "into");
    change(exchange, tx -> ProjectsJson.merge(tx, from, into, clock.instant()));
  }

  private void change(Exchange exchange, Database.Work<JsonNode> work) {
    Json.answer(exchange, readiness.backends().database().write(work).toString());
    rules().projectsChanged();
  }

  private JsonNode body(Exchange exchange) {
    return bodies.take(exchange, Json::object);
  }

  private static @Nullable Duration length(JsonNode body) {
    JsonNode seconds = body.path("seconds");
    if (seconds.isMissingNode() || seconds.isNull()) {
      return null;
    }
    if (!seconds.isIntegralNumber() || seconds.longValue() < 1 || seconds.longValue() > SECONDS_MAX) {
      throw malformed("the field 'seconds' must be a whole number from 1 to " + SECONDS_MAX);
    }
    return Duration.ofSeconds(seconds.longValue());
  }

  private @Nullable String projectOrNull(JsonNode body) {
    JsonNode project = body.path("project");
    return project.isMissingNode() || project.isNull() ? null : cleaned(text(body, "project"));
  }

  private String cleaned(String typed) {
    return readiness.backends().archive().notebook().cleaned(typed);
  }

  private static String text(JsonNode body, String name) {
    String text = body.path(name).isTextual() ? body.path(name).textValue() : "";
    if (text.isBlank() || text.length() > TEXT_LENGTH_MAX || text.chars().anyMatch(Character::isISOControl)) {
      throw malformed("the field '" + name + "' must be a text of 1 to " + TEXT_LENGTH_MAX + " visible characters");
    }
    return text;
  }

  private static Refused malformed(String detail) {
    return new Refused(ProblemKind.MALFORMED, detail, "Nothing was changed; correct the body and send it again");
  }
}
