package dev.varve.observer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import dev.varve.observer.ObservationType;
import dev.varve.observer.Observer;
import dev.varve.observer.Outcome;
import dev.varve.observer.Prompt;
import dev.varve.observer.Reply;
import dev.varve.observer.RunContext;
import dev.varve.observer.Spend;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import dev.varve.queue.MessageId;
import dev.varve.queue.Usage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RulesObserverTest {

  private final RulesObserver observer = new RulesObserver(RulesObserver.DEFAULT);

  @Test
  void gathers_a_stretch_of_work_and_holds_no_idle_run() {
    assertThat(observer.name()).isEqualTo("rules");
    assertThat(observer.gathering()).isEqualTo(RulesObserver.DEFAULT);
    assertThat(observer.turnLimits().messages()).isEqualTo(200);
    assertThat(observer.keepsIdleRuns()).isFalse();
    assertThat(observer.slots()).isEqualTo(RulesObserver.SLOTS);
  }

  @Test
  void costs_nothing() throws InterruptedException {
    TurnResult result = answer(uses(SampleUse.read(1, SampleUse.CWD + "/src/Cart.java")));
    assertThat(result.usage()).isEqualTo(Usage.NONE);
    assertThat(result.spend()).isEqualTo(Spend.NONE);
  }

  @Test
  void title_says_what_was_edited_and_how_the_tests_went() throws InterruptedException {
    DraftObservation observation =
        single(
            SampleUse.edit(1, SampleUse.CWD + "/src/Cart.java", "a + b", "a - b"),
            SampleUse.edit(2, SampleUse.CWD + "/test/CartTest.java", "1", "2"),
            SampleUse.command(3, "mvn test", "[ERROR]   CartTest.sums:7 expected: <1> but was: <2>\n"
                + "[ERROR] Tests run: 41, Failures: 1, Errors: 0, Skipped: 0"),
            SampleUse.edit(4, SampleUse.CWD + "/src/Cart.java", "a - b", "a + b"),
            SampleUse.command(5, "mvn test", "[INFO] Tests run: 41, Failures: 0, Errors: 0, Skipped: 0"));
    assertThat(observation.title())
        .isEqualTo("Edited Cart.java and its test; 1 of 41 tests failed, then all 41 tests passed");
    assertThat(observation.type()).isEqualTo(ObservationType.BUGFIX);
    assertThat(observation.filesModified()).containsExactly("src/Cart.java", "test/CartTest.java");
    assertThat(observation.facts()).contains("CartTest.sums failed: expected: <1> but was: <2>");
  }

  @Test
  void pure_noise_leaves_nothing() throws InterruptedException {
    ToolUse listing = SampleUse.command(1, "cd src && ls -la", "Cart.java\nTax.java");
    assertThat(reply(uses(listing))).isInstanceOf(Reply.Nothing.class);
  }

  @Test
  void fewer_than_four_uses_make_one_observation() throws InterruptedException {
    assertThat(observations(SampleUse.read(1, "/a/A.java"), SampleUse.write(2, "/a/B.java", "class B {}"))).hasSize(1);
  }

  @Test
  void a_denied_command_is_told_as_denied() throws InterruptedException {
    DraftObservation observation = single(SampleUse.refused(1, "git push origin main", "Permission has been denied."));
    assertThat(observation.facts()).containsExactly("`git push origin main` was refused: Permission has been denied.");
  }

  @Test
  void a_secret_is_told_by_kind_and_place() throws InterruptedException {
    DraftObservation observation = single(SampleUse.command(1, "cat deploy.sh", "KEY=[redacted:github-token:1a2b]"));
    assertThat(observation.facts())
        .contains("A secret (github-token) stood in clear text in the command or output of `cat deploy.sh`; "
            + "it was redacted.");
  }

  @Test
  void a_rule_the_user_states_is_kept_as_a_fact() throws InterruptedException {
    Turn turn =
        new Turn.ToolUses(
            "shop",
            List.of(new Prompt(1, "Add retries. We must never retry a payment, because the bank bills twice.")),
            List.of(SampleUse.read(1, "/a/A.java")));
    assertThat(memories(turn).observations().getFirst().facts())
        .contains("User said: We must never retry a payment, because the bank bills twice.");
  }

  @Test
  void a_decision_record_makes_a_decision() throws InterruptedException {
    DraftObservation observation =
        single(SampleUse.write(1, SampleUse.CWD + "/docs/adr/007-retries.md", "# Retries\n\nNo retries for payments."));
    assertThat(observation.type()).isEqualTo(ObservationType.DECISION);
    assertThat(observation.facts()).contains("007-retries.md now says: Retries: No retries for payments.");
  }

  @Test
  void the_answer_of_a_user_to_a_question_is_a_decision() throws InterruptedException {
    var response = SampleUse.object();
    response.putObject("answers").put("Which database?", "SQLite");
    DraftObservation observation = single(SampleUse.of(1, "AskUserQuestion", SampleUse.object(), response));
    assertThat(observation.type()).isEqualTo(ObservationType.DECISION);
    assertThat(observation.facts()).containsExactly("The user decided: Which database? SQLite");
  }

  @Test
  void tools_of_other_clients_are_understood() throws InterruptedException {
    ToolUse gemini =
        SampleUse.of(
            1,
            "run_shell_command",
            SampleUse.object().put("command", "make"),
            SampleUse.object().put("llmContent", "cart.c:3: error: 'x' undeclared\nExit Code: 2"));
    ToolUse codex =
        SampleUse.of(
            2,
            "apply_patch",
            SampleUse.object().put("input", "*** Begin Patch\n*** Update File: src/cart.c\n-int y;\n+int x;\n"),
            TextNode.valueOf("ok"));
    DraftObservation observation = single(gemini, codex);
    assertThat(observation.filesModified()).containsExactly("src/cart.c");
    assertThat(observation.facts())
        .contains("`make` failed with exit code 2: cart.c:3: error: 'x' undeclared",
            "In cart.c `int y;` became `int x;`");
  }

  @Test
  void a_build_that_only_says_that_it_failed_is_worth_a_line() throws InterruptedException {
    DraftObservation piped = single(SampleUse.command(1, "mvn test | tail -1", "[INFO] BUILD FAILURE"));
    assertThat(piped.facts()).containsExactly("`mvn test | tail -1` failed: [INFO] BUILD FAILURE");
    assertThat(piped.title()).isEqualTo("`mvn test | tail -1` failed: [INFO] BUILD FAILURE");
    assertThat(reply(uses(SampleUse.command(1, "grep FAIL log", "BUILD FAILURE\nBUILD FAILURE"))))
        .isInstanceOf(Reply.Memories.class)
        .extracting(memories -> ((Reply.Memories) memories).observations().getFirst().facts().getFirst())
        .asString()
        .doesNotContain("failed:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exitCode", "exit_code", "exitStatus", "exit", "returncode"})
  void an_exit_code_other_than_zero_is_worth_a_line_whatever_was_printed(String field) throws InterruptedException {
    ToolUse silent =
        SampleUse.of(
            1, "Bash", SampleUse.object().put("command", "./check"), SampleUse.object().put("stdout", "").put(field, 2));
    assertThat(single(silent).facts()).containsExactly("`./check` failed with exit code 2");
    ToolUse fine =
        SampleUse.of(
            1, "Bash", SampleUse.object().put("command", "./check"), SampleUse.object().put("stdout", "").put(field, 0));
    assertThat(reply(uses(fine))).isInstanceOf(Reply.Nothing.class);
  }

  @Test
  void an_edit_that_failed_modified_nothing() throws InterruptedException {
    ToolUse failed =
        SampleUse.of(
            1,
            "Edit",
            SampleUse.object().put("file_path", "/a/A.java").put("old_string", "a").put("new_string", "b"),
            TextNode.valueOf(""),
            Outcome.FAILED,
            "String to replace not found");
    assertThat(single(failed).filesModified()).isEmpty();
  }

  @Test
  void summary_sorts_the_answer_into_its_parts() throws InterruptedException {
    DraftSummary summary =
        summary(
            "Fix the cart.",
            "Fixed and committed as 1a2b3c4. The sum was wrong because rounding came first. "
                + "Heads up: prices are cached. "
                + "Next steps: (1) add a test for taxes; (2) deploy.",
            null);
    assertThat(summary.request()).isEqualTo("Fix the cart.");
    assertThat(summary.completed()).isEqualTo("Fixed and committed as 1a2b3c4.");
    assertThat(summary.learned()).isEqualTo("The sum was wrong because rounding came first.");
    assertThat(summary.notes()).isEqualTo("Heads up: prices are cached.");
    assertThat(summary.nextSteps()).isEqualTo("Next steps: (1) add a test for taxes; (2) deploy.");
  }

  @Test
  void summary_of_a_failed_answer_names_the_error() throws InterruptedException {
    assertThat(summary("Fix the cart.", "", "529 Overloaded").notes()).contains("529 Overloaded");
  }

  @Test
  void nothing_asked_and_nothing_said_is_no_summary() throws InterruptedException {
    Turn turn = new Turn.Summarize("shop", List.of(), new MessageId(1), "", null, List.of());
    assertThat(reply(turn)).isInstanceOf(Reply.Nothing.class);
  }

  private DraftSummary summary(String prompt, String answer, @Nullable String failure) throws InterruptedException {
    Turn turn =
        new Turn.Summarize("shop", List.of(new Prompt(1, prompt)), new MessageId(1), answer, failure, List.of());
    return Objects.requireNonNull(memories(turn).summary());
  }

  private DraftObservation single(ToolUse... uses) throws InterruptedException {
    List<DraftObservation> observations = observations(uses);
    assertThat(observations).hasSize(1);
    return observations.getFirst();
  }

  private List<DraftObservation> observations(ToolUse... uses) throws InterruptedException {
    return memories(uses(uses)).observations();
  }

  private static Turn uses(ToolUse... uses) {
    return new Turn.ToolUses("shop", List.of(), List.of(uses));
  }

  private Reply.Memories memories(Turn turn) throws InterruptedException {
    return (Reply.Memories) reply(turn);
  }

  private Reply reply(Turn turn) throws InterruptedException {
    return ((TurnResult.Answered) answer(turn)).reply();
  }

  private TurnResult answer(Turn turn) throws InterruptedException {
    Observer.Start start = observer.start(new RunContext(1, 1, ""));
    try (Observer.Run run = ((Observer.Start.Started) start).run()) {
      return run.observe(turn);
    }
  }
}
