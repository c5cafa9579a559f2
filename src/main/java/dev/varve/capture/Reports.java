package dev.varve.capture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.memory.NewPrompt;
import dev.varve.queue.PackedPayload;
import dev.varve.queue.SkipReason;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.session.SummarizeReport;
import dev.varve.session.ToolUseReport;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Turns raw events into what may be stored: identified while raw, then redacted. Thread-safe. */
final class Reports {

  private final Identity identity;
  private final Redactor redactor;

  Reports(Identity identity, Redactor redactor) {
    this.identity = identity;
    this.redactor = redactor;
  }

  NewPrompt prompt(Visit visit, PromptSubmitted prompt) {
    String key = identity.of("prompt", prompt.id(), visit, prompt::text);
    Redacted text = redactor.prompt(visit.ruling().refusal() == null ? prompt.text() : "");
    return new NewPrompt(key, storedOrNull(prompt.id()), prompt.number(), text, "user", visit.at());
  }

  ToolUseReport toolUse(Visit visit, Use use) {
    String key = identity.of("tool", use.id(), visit, () -> use.tool() + "\n" + use.input());
    SkipReason refusal = refusal(visit, use);
    if (refusal != null) {
      return ToolUseReport.refused(key, storedOrNull(use.promptId()), use.outcome(), refusal, visit.at());
    }
    return new ToolUseReport(
        key,
        storedOrNull(use.promptId()),
        line(use.tool()),
        use.outcome(),
        use.richness(),
        redactor.toolPayload(payload(use)),
        storedOrNull(use.agentId()),
        use.agentType() == null ? null : line(use.agentType()),
        visit.at());
  }

  private static @Nullable SkipReason refusal(Visit visit, Use use) {
    SkipReason refusal = visit.ruling().refusal();
    return refusal == null && visit.ruling().excludes(use.input(), use.response()) ? SkipReason.EXCLUDED : refusal;
  }

  SummarizeReport summarize(Visit visit, Answered answered) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("answer", answered.answer());
    if (answered.failure() != null) {
      texts.put("failure", answered.failure());
    }
    String key = identity.of("summarize", answerId(answered), visit, texts::toString);
    return visit.ruling().refusal() == null
        ? new SummarizeReport(key, redactor.answers(texts), visit.at())
        : new SummarizeReport(
            key, PackedPayload.of(Redacted.emptyObject()), visit.at(), visit.ruling().refusal());
  }

  /** A prompt may be answered more than once, so its id alone does not tell two answers apart. */
  private @Nullable String answerId(Answered answered) {
    return answered.id() == null
        ? null
        : identity.stored(answered.id()) + ":" + identity.hash(answered.answer(), String.valueOf(answered.failure()));
  }

  private static ObjectNode payload(Use use) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    if (use.input() != null) {
      payload.set("input", use.input());
    }
    if (use.response() != null) {
      payload.set("response", use.response());
    }
    if (use.error() != null) {
      payload.put("error", use.error());
    }
    return payload;
  }

  private @Nullable String storedOrNull(@Nullable String id) {
    return id == null ? null : identity.stored(id);
  }

  private String line(String text) {
    return redactor.line(text).text();
  }
}
