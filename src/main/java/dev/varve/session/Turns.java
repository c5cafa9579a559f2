package dev.varve.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.varve.memory.Observation;
import dev.varve.memory.Observations;
import dev.varve.memory.Prompts;
import dev.varve.memory.StoredPrompt;
import dev.varve.observer.ObservationType;
import dev.varve.observer.Outcome;
import dev.varve.observer.Prompt;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import dev.varve.queue.Batch;
import dev.varve.queue.Message;
import dev.varve.queue.MessageKind;
import dev.varve.queue.Snapshot;
import dev.varve.store.Tx;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the turn that shows a claimed batch to an observer. */
final class Turns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Prompts prompts;
  private final Observations observations;

  Turns(Prompts prompts, Observations observations) {
    this.prompts = prompts;
    this.observations = observations;
  }

  Turn of(Tx tx, Batch batch) {
    String project = project(tx, batch.messages().getFirst().snapshot());
    return batch.kind() == MessageKind.SUMMARIZE
        ? summarize(tx, project, batch.messages().getFirst())
        : new Turn.ToolUses(project, prompts(tx, batch), batch.messages().stream().map(Turns::toolUse).toList());
  }

  private Turn summarize(Tx tx, String project, Message message) {
    Snapshot range = message.snapshot();
    JsonNode payload = parse(message.payload());
    List<Turn.Observed> observed =
        observations.ofPrompts(tx, range.session().value(), range.firstPrompt(), range.promptNumber()).stream()
            .map(Turns::observed)
            .toList();
    return new Turn.Summarize(
        project,
        shown(prompts.range(tx, range.session(), range.firstPrompt(), range.promptNumber())),
        message.id(),
        payload.path("answer").asText(""),
        textOrNull(payload, "failure"),
        observed);
  }

  private List<Prompt> prompts(Tx tx, Batch batch) {
    List<Integer> numbers =
        batch.messages().stream().map(message -> message.snapshot().promptNumber()).distinct().sorted().toList();
    return shown(prompts.range(tx, batch.session(), numbers.getFirst(), numbers.getLast())).stream()
        .filter(prompt -> numbers.contains(prompt.number()))
        .toList();
  }

  private static List<Prompt> shown(List<StoredPrompt> stored) {
    return stored.stream()
        .filter(prompt -> !prompt.isPrivate())
        .map(prompt -> new Prompt(prompt.number(), prompt.text()))
        .toList();
  }

  private static ToolUse toolUse(Message message) {
    JsonNode payload = parse(message.payload());
    return new ToolUse(
        message.id(),
        message.snapshot().promptNumber(),
        message.tool() == null ? "" : message.tool(),
        part(payload, "input"),
        part(payload, "response"),
        message.ending() == null
            ? Outcome.SUCCEEDED
            : Outcome.valueOf(message.ending().toUpperCase(Locale.ROOT)),
        textOrNull(payload, "error"),
        message.snapshot().cwd(),
        message.agentType(),
        message.originalAt());
  }

  private static Turn.Observed observed(Observation stored) {
    return new Turn.Observed(
        ObservationType.valueOf(stored.type().toUpperCase(Locale.ROOT)),
        stored.title(),
        stored.facts(),
        stored.filesModified());
  }

  private static String project(Tx tx, Snapshot snapshot) {
    return tx.first("SELECT name FROM projects WHERE id = ?", row -> row.text(1), snapshot.project().value())
        .orElse("");
  }

  private static JsonNode part(JsonNode payload, String field) {
    JsonNode value = payload.get(field);
    return value == null ? NullNode.getInstance() : value;
  }

  private static @Nullable String textOrNull(JsonNode payload, String field) {
    JsonNode value = payload.get(field);
    return value == null || value.isNull() ? null : value.asText();
  }

  private static JsonNode parse(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored payload is no JSON", e);
    }
  }
}
