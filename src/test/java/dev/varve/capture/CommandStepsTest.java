package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.varve.capture.CapturedEvent.ToolsUsed;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.context.CommandStep;
import dev.varve.observer.Outcome;
import dev.varve.redact.RedactionLimits;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandStepsTest {

  private static final byte[] KEY = "a key for tests".getBytes(StandardCharsets.US_ASCII);

  private static final Redactor REDACTOR =
      new Redactor(RedactionRules.builtIn(), KEY, RedactionLimits.defaults(), () -> 0L);

  private final CommandSteps steps = new CommandSteps(new Identity(KEY, REDACTOR));

  private CommandStep step(String tool, String command, Outcome outcome, String output) {
    return steps.of(
        new Use(
            "t",
            null,
            tool,
            JsonNodeFactory.instance.objectNode().put("command", command),
            TextNode.valueOf(output),
            null,
            outcome,
            Use.REPORT,
            null,
            null));
  }

  private List<CommandStep> recorded(ClientAdapter adapter, String recording) {
    List<CommandStep> all = new ArrayList<>();
    for (RecordedHooks.Hook hook : RecordedHooks.of(recording).hooks()) {
      if (new TestingAdapter(adapter).adapted(hook) instanceof ToolsUsed tools) {
        tools.uses().stream().filter(use -> use.richness() == Use.REPORT).map(steps::of).forEach(all::add);
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mvn -o -B test -Dtest=CsvReaderTest 2>&1 | grep BUILD", "mvn test -Dtest='A#b' -q", "mvn -q test --tests Foo"})
  void choice_of_tests_is_a_part_of_the_whole(String chosen) {
    CommandStep all = step("Bash", "mvn -o -q test", Outcome.SUCCEEDED, "");
    CommandStep some = step("Bash", chosen, Outcome.FAILED, "[ERROR] boom");
    assertThat(some.whole()).isEqualTo(all.command()).isNotEqualTo(some.command());
    assertThat(all.whole()).isNull();
  }

  @Test
  void recorded_failure_is_the_same_command_in_several_clients() {
    List<CommandStep> failed = new ArrayList<>();
    failed.addAll(recorded(new ClaudeCodeAdapter(), "claude-mcpbad"));
    failed.addAll(recorded(new CopilotCliAdapter(), "copilot-failing"));
    failed.removeIf(step -> !step.failed());
    assertThat(failed).hasSize(2).extracting(CommandStep::command).doesNotContainNull();
    assertThat(failed).extracting(CommandStep::command).containsOnly(failed.getFirst().command());
  }

  @Test
  void failure_is_the_same_in_whatever_form_a_client_reports_its_output() {
    String output = "Error: Cannot find module './parser'";
    Use claude = failed(null, "Exit code 1\n" + output);
    Use copilot = failed(TextNode.valueOf(output + "\n<shellId: 0 completed with exit code 1>"), null);
    Use cursor = failed(JsonNodeFactory.instance.objectNode().put("output", output).put("exitCode", 1), null);
    assertThat(List.of(steps.of(claude), steps.of(copilot), steps.of(cursor)))
        .extracting(CommandStep::signature)
        .doesNotContainNull()
        .containsOnly(steps.of(claude).signature());
  }

  private static Use failed(@Nullable JsonNode response, @Nullable String error) {
    JsonNode input = JsonNodeFactory.instance.objectNode().put("command", "node .");
    return new Use("t", null, "Bash", input, response, error, Outcome.FAILED, Use.REPORT, null, null);
  }

  @Test
  void command_is_the_same_whatever_its_spaces_and_no_text_of_it_is_kept() {
    CommandStep step = step("Bash", "make  test", Outcome.SUCCEEDED, "");
    assertThat(step).isEqualTo(step("run_shell_command", "make test", Outcome.SUCCEEDED, ""));
    assertThat(step.command()).matches("[0-9a-f]{32}");
    assertThat(step("Bash", "make check", Outcome.SUCCEEDED, "").command()).isNotEqualTo(step.command());
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm install left-pad", "sed -i s/a/b/ x", "git checkout main -- x", "rm -rf build"})
  void command_that_changes_something_is_a_change(String command) {
    assertThat(step("Bash", command, Outcome.SUCCEEDED, "").changes()).isTrue();
    assertThat(step("Bash", command, Outcome.FAILED, "").changes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat notes.txt", "grep -r installed .", "git log", "make test"})
  void command_that_only_looks_is_none(String command) {
    assertThat(step("Bash", command, Outcome.SUCCEEDED, "").changes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Edit", "write_file", "apply_patch", "MultiEdit", "str_replace_editor"})
  void edit_is_a_change_and_no_command(String tool) {
    CommandStep step = step(tool, "create", Outcome.SUCCEEDED, "");
    assertThat(step.changes()).isTrue();
    assertThat(step.command()).isNull();
  }

  @Test
  void look_through_an_editor_is_no_change() {
    assertThat(step("str_replace_editor", "view", Outcome.SUCCEEDED, "").changes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ERROR] Tests run: 14, Failures: 3, Errors: 0, Skipped: 0\n[INFO] BUILD FAILURE",
        "Tests run: 14, Failures: 0, Errors: 1", "=== 2 failed, 12 passed in 0.31s ===", "3 failing",
        "Traceback (most recent call last):\n  File \"a.py\", line 3\nKeyError: 'tabs are missing'"
      })
  void failure_that_went_through_another_command_is_known_by_its_output(String output) {
    assertThat(step("Bash", "mvn test 2>&1 | tail -40", Outcome.SUCCEEDED, output).failed()).isTrue();
    assertThat(step("Bash", "cat log.txt", Outcome.SUCCEEDED, output).failed()).isFalse();
    assertThat(step("Read", "log.txt", Outcome.SUCCEEDED, output).failed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tests run: 14, Failures: 0, Errors: 0, Skipped: 0\nBUILD SUCCESS", "12 passed; 0 failed", "no test failed",
        "10.0 failed", ""
      })
  void success_is_none(String output) {
    assertThat(step("Bash", "mvn test", Outcome.SUCCEEDED, output).failed()).isFalse();
  }

  @Test
  void how_much_of_the_output_is_looked_at_makes_no_other_command() {
    String plain = step("Bash", "mvn -q test", Outcome.SUCCEEDED, "").command();
    assertThat(step("Bash", "mvn -q test 2>&1 | tail -40", Outcome.SUCCEEDED, "").command()).isEqualTo(plain);
    assertThat(step("Bash", "mvn -q test 2>&1 | grep -E 'ERROR|Tests' | head -5", Outcome.SUCCEEDED, "").command()).isEqualTo(plain);
    assertThat(step("Bash", "mvn -q test | xargs rm", Outcome.SUCCEEDED, "").command()).isNotEqualTo(plain);
  }

  @Test
  void success_is_one_of_all_the_commands_it_joins() {
    CommandStep tested = step("Bash", "mvn -q -B test", Outcome.SUCCEEDED, "");
    CommandStep joined = step("Bash", "mvn -o test && git commit -m done", Outcome.SUCCEEDED, "");
    assertThat(joined.parts()).hasSize(2).contains(tested.command());
    assertThat(tested.parts()).isEmpty();
    assertThat(step("Bash", "mvn test && git commit", Outcome.FAILED, "").parts()).isEmpty();
  }

  @Test
  void output_that_is_searched_makes_a_part_no_other_command() {
    CommandStep tested = step("Bash", "mvn test", Outcome.SUCCEEDED, "");
    String line = "mvn -o -B test 2>&1 | grep -E \"ERROR|BUILD\" && git commit -q -m \"reader\n\nTALLY-14; done\"";
    assertThat(step("Bash", line, Outcome.SUCCEEDED, "").parts()).hasSize(2).contains(tested.command());
  }

  @Test
  void only_what_came_last_is_known_to_have_ended_well() {
    CommandStep tested = step("Bash", "mvn test", Outcome.SUCCEEDED, "");
    assertThat(step("Bash", "cat >> notes.md <<'EOF'\n\n## D4; mvn test\nEOF\nmvn -o -B test 2>&1 | tail -3", Outcome.SUCCEEDED, "").parts())
        .containsExactly(tested.command());
    assertThat(step("Bash", "mvn test; echo done", Outcome.SUCCEEDED, "").parts()).doesNotContain(tested.command());
    assertThat(step("Bash", "mvn test || true", Outcome.SUCCEEDED, "").parts()).doesNotContain(tested.command());
  }

  @Test
  void command_that_reads_a_document_is_known_by_it_alone() {
    CommandStep one = step("Bash", "python3 - <<'EOF'\nprint(1)\nEOF", Outcome.SUCCEEDED, "");
    CommandStep two = step("Bash", "cd x && python3 - <<'EOF'\nprint(2)\nEOF", Outcome.SUCCEEDED, "");
    assertThat(one.command()).isNotEqualTo(step("Bash", "python3 - <<'EOF'\nprint(2)\nEOF", Outcome.SUCCEEDED, "").command());
    assertThat(two.parts()).hasSize(1).doesNotContain(one.command());
  }

  @Test
  void line_of_which_a_part_does_more_than_look_can_fail() {
    String output = "Tests run: 14, Failures: 3, Errors: 0, Skipped: 0";
    assertThat(step("Bash", "cat >> d.md <<EOF\nx\nEOF\nmvn test | tail -3", Outcome.SUCCEEDED, output).failed()).isTrue();
    assertThat(step("Bash", "ls && mvn test | tail -3", Outcome.SUCCEEDED, output).failed()).isTrue();
    assertThat(step("Bash", "cd x; ls && cat log.txt", Outcome.SUCCEEDED, output).failed()).isFalse();
  }

  @Test
  void only_a_command_that_failed_has_a_signature() {
    String output = "Error: Cannot find module './parser'";
    assertThat(step("Bash", "node .", Outcome.FAILED, output).signature()).matches("[0-9a-f]{32}");
    assertThat(step("Bash", "node .", Outcome.SUCCEEDED, output).signature()).isNull();
    assertThat(step("Read", "node .", Outcome.FAILED, output).signature()).isNull();
    assertThat(step("Bash", "cd src && grep -r parser .", Outcome.FAILED, output).signature()).isNull();
  }
}
