package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.ToolsUsed;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.observer.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plain API: the same events in our own words, for clients without an adapter. Stateless. */
final class ApiAdapter {

  CapturedEvent prompt(Fields body) {
    return new PromptSubmitted(body.idOrNull("id"), body.positiveOrNull("number"), body.text("text"));
  }

  CapturedEvent toolUse(Fields body) {
    String error = body.textOrNull("error");
    return new ToolsUsed(
        List.of(
            new Use(
                body.idOrNull("id"),
                body.idOrNull("promptId"),
                body.tool("tool"),
                body.any("input"),
                body.any("response"),
                error,
                outcome(body.textOrNull("outcome"), error),
                Use.REPORT,
                body.idOrNull("agentId"),
                body.textOrNull("agentType"))));
  }

  CapturedEvent summarize(Fields body) {
    return new Answered(
        body.idOrNull("id"),
        Objects.requireNonNullElse(body.textOrNull("answer"), ""),
        body.textOrNull("failure"));
  }

  private static Outcome outcome(@Nullable String named, @Nullable String error) {
    if (named == null) {
      return error == null ? Outcome.SUCCEEDED : Outcome.FAILED;
    }
    try {
      return Outcome.valueOf(named.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw BadPayload.malformed("the field 'outcome' must be succeeded, failed or refused");
    }
  }
}
