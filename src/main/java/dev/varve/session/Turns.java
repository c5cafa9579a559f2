package dev.varve.session;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import dev.varve.queue.MessageId;
import dev.varve.queue.MessageKind;
import dev.varve.queue.Snapshot;
import dev.varve.store.Tx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** What came of reading a batch. */
  sealed interface Reading {

    record Complete(Turn turn) implements Reading {}

    /** Of these the payload is gone or damaged. */
    record Unreadable(List<MessageId> messages) implements Reading {}
  }

  Reading read(Tx tx, Batch batch) {
    List<JsonNode> payloads = new ArrayList<>();
    List<MessageId> unreadable = new ArrayList<>();
    for (Message message : batch.messages()) {
      message.payload().flatMap(Turns::parse).ifPresentOrElse(payloads::add, () -> unreadable.add(message.id()));
    }
    return unreadable.isEmpty()
        ? new Reading.Complete(of(tx, batch, payloads))
        : new Reading.Unreadable(unreadable);
  }

  private Turn of(Tx tx, Batch batch, List<JsonNode> payloads) {
    Message first = batch.messages().getFirst();
    String project = project(tx, first.snapshot());
    if (batch.kind() == MessageKind.SUMMARIZE) {
      return summarize(tx, project, first, payloads.getFirst());
    }
    List<ToolUse> uses = new ArrayList<>();
    for (int i = 0; i < payloads.size(); i++) {
      uses.add(toolUse(batch.messages().get(i), payloads.get(i)));
    }
    return new Turn.ToolUses(project, prompts(tx, batch), uses, observationsMax(tx, batch));
  }

  /** Many short turns would else make one each. Only for these the session is counted, because that costs a look at all. */
  private static int observationsMax(Tx tx, Batch batch) {
    int whole = batch.messages().size() / Turn.ToolUses.USES_PER_OBSERVATION;
    if (whole > 0) {
      return whole;
    }
    long made = tx.number("SELECT count(*) FROM observations WHERE session_id = ?", batch.session().value());
    long uses =
        tx.number(
            """
            SELECT count(*) FROM messages
            WHERE space_id = 1 AND session_id = ? AND kind = 'tool_use' AND state <> 'skipped' AND id <= ?""",
            batch.session().value(),
            batch.messages().getLast().id().value());
    return made * Turn.ToolUses.USES_PER_OBSERVATION < uses ? 1 : 0;
  }

  private Turn summarize(Tx tx, String project, Message message, JsonNode payload) {
    Snapshot range = message.snapshot();
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

  private static ToolUse toolUse(Message message, JsonNode payload) {
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

  /** From bytes it takes half the time. */
  private static Optional<JsonNode> parse(String payload) {
    try {
      return Optional.of(JSON.readTree(payload.getBytes(UTF_8)));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }
}
