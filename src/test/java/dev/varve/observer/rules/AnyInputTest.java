package dev.varve.observer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.observer.DraftObservation;
import dev.varve.observer.Outcome;
import dev.varve.observer.Prompt;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import dev.varve.queue.MessageId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

  @Property(tries = 150)
  void any_tool_use_is_answered_within_the_limits(@ForAll("uses") List<ToolUse> uses, @ForAll("texts") String prompt) {
    List<DraftObservation> drafts = Drafts.of(new Turn.ToolUses("p", List.of(new Prompt(1, prompt)), uses));
    assertThat(drafts).hasSizeLessThanOrEqualTo(Math.max(1, uses.size() / 4)).allSatisfy(draft -> {
      assertThat(draft.title()).hasSizeLessThanOrEqualTo(160);
      assertThat(draft.facts()).hasSizeLessThanOrEqualTo(12);
    });
  }

  @Property(tries = 200)
  void any_answer_is_summarized(@ForAll("texts") String prompt, @ForAll("texts") String answer) {
    assertThat(
            Summarizer.of(
                new Turn.Summarize("p", List.of(new Prompt(1, prompt)), new MessageId(1), answer, answer, List.of())))
        .isPresent();
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

  @Provide
  Arbitrary<List<ToolUse>> uses() {
    Arbitrary<JsonNode> json = json(3);
    return Combinators.combine(
            Arbitraries.integers().between(1, 1_000_000),
            Arbitraries.of(TOOLS),
            json,
            json,
            Arbitraries.of(Outcome.class),
            texts().injectNull(0.5))
        .as(SampleUse::of)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(60);
    return Arbitraries.oneOf(any, Arbitraries.of(TEXTS)).list().ofMaxSize(6).map(parts -> String.join("\n", parts));
  }

  private Arbitrary<JsonNode> json(int depth) {
    Arbitrary<JsonNode> leaf =
        Arbitraries.oneOf(
            texts().map(JSON::textNode),
            Arbitraries.integers().map(JSON::numberNode),
            Arbitraries.of(true, false).map(JSON::booleanNode),
            Arbitraries.of(1).map(_ -> JSON.nullNode()));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<JsonNode> inner = json(depth - 1);
    Arbitrary<JsonNode> array = inner.list().ofMaxSize(4).map(items -> JSON.arrayNode().addAll(items));
    Arbitrary<JsonNode> object =
        Arbitraries.maps(Arbitraries.of(FIELDS), inner).ofMaxSize(6).map(fields -> JSON.objectNode().setAll(fields));
    return Arbitraries.oneOf(leaf, array, object, object);
  }
}
