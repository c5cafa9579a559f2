package dev.varve.observer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.chance.Chance;
import dev.varve.observer.DraftObservation;
import dev.varve.observer.Outcome;
import dev.varve.observer.Prompt;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import dev.varve.queue.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, the rules answer, and within their limits. */
final class AnyInputTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONG_CHARS = 128 * 1024;

  private static final List<String> TOOLS =
      List.of(
          "Bash", "Read", "Edit", "Write", "MultiEdit", "Grep", "Task", "TodoWrite", "WebFetch", "AskUserQuestion",
          "mcp__a__b", "apply_patch", "str_replace_editor", "shell", "view", "", "\u0000", "Öl 🛢");
  private static final List<String> FIELDS =
      List.of(
          "command", "file_path", "path", "old_string", "new_string", "content", "edits", "patch", "input", "todos",
              "stdout",
          "stderr", "file", "text", "answers", "plan", "exitCode", "description", "title", "url", "questions");
  private static final List<String> TEXTS =
      List.of(
          "git commit -m \"a", "cat > x.md <<'EOF'\nText", "Tests run: 1, Failures: 1, Errors: 0",
              "FAILED a.py::t - E...",
          "1 failed in 1s", "\u001b[31m", "[redacted:", "[redacted:a", "--- FAIL: T (0s)", "{\"title\":",
              "<<<<<<< HEAD\n",
          "*** Update File: ", "git", "git -C", "thread 'a' panicked at x:", "1) a", "1 failing\n1) a", "\ud83d",
              "# ", "```", "99999999999 passed in 1s");

  @Test
  void any_tool_use_is_answered_within_the_limits() {
    Chance.tries(150, chance -> assertWithinLimits(chance.list(1, 12, () -> use(chance)), text(chance)));
  }

  private static void assertWithinLimits(List<ToolUse> uses, String prompt) {
    List<DraftObservation> drafts = Drafts.of(new Turn.ToolUses("p", List.of(new Prompt(1, prompt)), uses));
    assertThat(drafts).hasSizeLessThanOrEqualTo(Math.max(1, uses.size() / 4)).allSatisfy(draft -> {
      assertThat(draft.title()).hasSizeLessThanOrEqualTo(160);
      assertThat(draft.facts()).hasSizeLessThanOrEqualTo(12);
    });
  }

  @Test
  void any_answer_is_summarized() {
    Chance.tries(
        200,
        chance -> {
          List<Prompt> prompts = List.of(new Prompt(1, text(chance)));
          String answer = text(chance);
          assertThat(Summarizer.of(new Turn.Summarize("p", prompts, new MessageId(1), answer, answer, List.of()))).isPresent();
        });
  }

  /** Patterns that are not linear would take minutes on these. */
  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "a ", "\n", "(", "<", "a.", "0", "1 ", "\"", "'", "#", "- ", "/", "\\", "at ",
      "E ", "[a] ", "x=", "::"})
  void long_repetitions_are_read_to_the_end(String part) {
    String text = part.repeat(LONG_CHARS / part.length());
    for (String tool : TOOLS) {
      JsonNode input = JSON.objectNode().put("command", text).put("file_path", "a.md").put("content",
          text).put("new_string", text);
      ToolUse use = SampleUse.of(1, tool, input, JSON.objectNode().put("stdout", text));
      assertThat(Drafts.of(new Turn.ToolUses("p", List.of(new Prompt(1, text)),
          List.of(use)))).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(Summarizer.of(new Turn.Summarize("p", List.of(), new MessageId(1), text, null, List.of()))).isNotNull();
  }

  private static ToolUse use(Chance chance) {
    return SampleUse.of(
        chance.between(1, 1_000_000),
        chance.of(TOOLS),
        json(chance, 3),
        json(chance, 3),
        chance.of(Outcome.values()),
        chance.yes() ? null : text(chance));
  }

  private static String text(Chance chance) {
    return String.join("\n", chance.list(0, 6, () -> chance.yes() ? chance.text(60) : chance.of(TEXTS)));
  }

  /** Objects more often than arrays and single values. */
  private static JsonNode json(Chance chance, int depth) {
    int kind = depth == 0 ? 0 : chance.random().nextInt(4);
    return switch (kind) {
      case 0 -> leaf(chance);
      case 1 -> JSON.arrayNode().addAll(chance.list(0, 4, () -> json(chance, depth - 1)));
      default -> object(chance, depth);
    };
  }

  private static JsonNode object(Chance chance, int depth) {
    ObjectNode object = JSON.objectNode();
    for (int left = chance.between(0, 6); left > 0; left--) {
      object.set(chance.of(FIELDS), json(chance, depth - 1));
    }
    return object;
  }

  private static JsonNode leaf(Chance chance) {
    return switch (chance.random().nextInt(4)) {
      case 0 -> JSON.textNode(text(chance));
      case 1 -> JSON.numberNode(chance.random().nextInt());
      case 2 -> JSON.booleanNode(chance.yes());
      default -> JSON.nullNode();
    };
  }
}
