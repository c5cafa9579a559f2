package dev.varve.observer.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.varve.observer.Outcome;
import dev.varve.observer.Prompt;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import dev.varve.queue.MessageId;
import java.time.Instant;
import java.util.List;

/** Small turns of a session in {@code /home/dev/tally}. */
public final class TestingTurns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestingTurns() {}

  /** Messages 11, an edit of src/Amount.java, and 12, a shell command. */
  public static Turn.ToolUses uses() {
    return new Turn.ToolUses(
        "tally",
        List.of(new Prompt(3, "Round amounts half up")),
        List.of(
            use(11, "Edit", "{\"file_path\":\"/home/dev/tally/src/Amount.java\"}", "done"),
            use(12, "Bash", "{\"command\":\"cat README.md\"}", "# Tally")));
  }

  /** A turn of one message, number 12. */
  public static Turn.ToolUses of(String tool, String input, String response) {
    return new Turn.ToolUses("tally", List.of(), List.of(use(12, tool, input, response)));
  }

  /** A request for a summary, message 20. */
  public static Turn.Summarize summarize(List<Prompt> prompts, String lastAnswer) {
    return new Turn.Summarize("tally", prompts, new MessageId(20), lastAnswer, null, List.of());
  }

  static ToolUse use(long id, String tool, String input, String response) {
    return use(id, tool, input, response, Outcome.SUCCEEDED);
  }

  static ToolUse use(long id, String tool, String input, String response, Outcome outcome) {
    try {
      return new ToolUse(
          new MessageId(id),
          3,
          tool,
          JSON.readTree(input),
          response.isEmpty() ? NullNode.instance : JSON.valueToTree(response),
          outcome,
          outcome == Outcome.SUCCEEDED ? null : response,
          "/home/dev/tally",
          null,
          Instant.EPOCH);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
