package dev.varve.observer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import dev.varve.observer.Observer;
import dev.varve.observer.Outcome;
import dev.varve.observer.Prompt;
import dev.varve.observer.Reply;
import dev.varve.observer.RunContext;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import dev.varve.queue.MessageId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The hook events of a recorded session, cut into turns as the pipeline cuts them and observed by the rules:
 * at each stop the tool uses since the last one, then the summary.
 */
final class RecordedSession {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TURN_MESSAGES_MAX = 200;

  /** What one turn showed and what came of it. */
  record Observed(Turn turn, List<DraftObservation> observations, @Nullable DraftSummary summary) {}

  private final List<Observed> turns = new ArrayList<>();
  private final List<Prompt> prompts = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Turn.Observed> observed = new ArrayList<>();
  private final Observer.Run run = run();
  private List<ToolUse> uses = new ArrayList<>();
  private int summarized;
  private int shown;
  private int made;
  private long messages;

  /** Reads a compressed recording from the test resources. */
  static RecordedSession ofResource(String name) {
    InputStream in = Objects.requireNonNull(RecordedSession.class.getResourceAsStream(name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return of(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RecordedSession of(BufferedReader events) throws IOException {
    RecordedSession session = new RecordedSession();
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      session.take(JSON.readTree(line));
    }
    session.summarize("", null);
    return session;
  }

  List<Observed> turns() {
    return List.copyOf(turns);
  }

  private static Observer.Run run() {
    Observer observer = new RulesObserver(RulesObserver.DEFAULT);
    try {
      return ((Observer.Start.Started) observer.start(new RunContext(1, 1, ""))).run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(JsonNode event) {
    JsonNode payload = event.path("payload");
    switch (event.path("event").asText()) {
      case "UserPromptSubmit" -> prompt(payload.path("prompt").asText());
      case "PostToolUse" -> use(payload, payload, Outcome.SUCCEEDED, event);
      case "PostToolUseFailure" -> use(payload, payload, Outcome.FAILED, event);
      case "PostToolBatch" -> payload.path("tool_calls").forEach(call -> use(call, payload, Outcome.REFUSED, event));
      case "Stop" -> summarize(payload.path("last_assistant_message").asText(""), null);
      case "StopFailure" -> summarize("", payload.path("last_assistant_message").asText("unknown error"));
      default -> {
        // The other events carry nothing that a turn shows.
      }
    }
  }

  /** Private blocks never reach an observer. */
  private void prompt(String text) {
    String shown = text.replaceAll("(?s)<private>.*?</private>", "").strip();
    if (!shown.startsWith("<task-notification>")) {
      prompts.add(new Prompt(prompts.size() + 1, shown));
    }
  }

  private void use(JsonNode call, JsonNode payload, Outcome outcome, JsonNode event) {
    if (!seen.add(call.path("tool_use_id").asText())) {
      return;
    }
    uses.add(
        new ToolUse(
            new MessageId(++messages),
            prompts.size(),
            call.path("tool_name").asText(),
            orNull(call.get("tool_input")),
            orNull(call.get("tool_response")),
            outcome,
            call.path("error").isTextual() ? call.path("error").asText() : null,
            payload.path("cwd").asText(),
            payload.path("agent_type").isTextual() ? payload.path("agent_type").asText() : null,
            Instant.ofEpochMilli(event.path("at").asLong())));
  }

  private static JsonNode orNull(@Nullable JsonNode value) {
    return value == null ? NullNode.getInstance() : value;
  }

  private void summarize(String answer, @Nullable String failure) {
    while (!uses.isEmpty()) {
      List<ToolUse> batch = uses.subList(0, Math.min(TURN_MESSAGES_MAX, uses.size()));
      shown += batch.size();
      observe(new Turn.ToolUses("project", promptsOf(batch), batch, observationsMax(batch.size())));
      uses = new ArrayList<>(uses.subList(batch.size(), uses.size()));
    }
    List<Prompt> range = prompts.subList(summarized, prompts.size());
    if (!range.isEmpty() || !answer.isEmpty()) {
      observe(new Turn.Summarize("project", range, new MessageId(++messages), answer, failure, observed));
    }
    summarized = prompts.size();
    observed.clear();
  }

  private int observationsMax(int uses) {
    return uses >= 4 ? uses / 4 : made * 4 < shown ? 1 : 0;
  }

  private List<Prompt> promptsOf(List<ToolUse> batch) {
    return prompts.stream()
        .filter(prompt -> batch.stream().anyMatch(use -> use.promptNumber() == prompt.number()))
        .toList();
  }

  private void observe(Turn turn) {
    try {
      TurnResult.Answered answered = (TurnResult.Answered) run.observe(turn);
      turns.add(observed(turn, answered.reply()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Observed observed(Turn turn, Reply reply) {
    return switch (reply) {
      case Reply.Nothing _ -> new Observed(turn, List.of(), null);
      case Reply.Memories memories -> {
        for (DraftObservation draft : memories.observations()) {
          observed.add(new Turn.Observed(draft.type(), draft.title(), draft.facts(), draft.filesModified()));
        }
        made += memories.observations().size();
        yield new Observed(turn, memories.observations(), memories.summary());
      }
    };
  }
}
