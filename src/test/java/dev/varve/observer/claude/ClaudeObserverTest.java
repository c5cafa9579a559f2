package dev.varve.observer.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Reply;
import dev.varve.observer.Spend;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import dev.varve.observer.reply.TestingTurns;
import dev.varve.queue.MessageId;
import dev.varve.queue.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeObserverTest {

  private static final String GOOD =
      "<observation events=\"11\"><type>bugfix</type><title>T</title><narrative>N</narrative></observation>";
  private static final Usage USAGE = new Usage(123, 45, 20, 10);
  private static final Turn TURN = TestingTurns.uses();

  @TempDir
  Path directory;

  private TestingClaude claude;

  @BeforeEach
  void start() throws Exception {
    claude = new TestingClaude(directory);
  }

  @AfterEach
  void stop() {
    claude.close();
  }

  private static List<DraftObservation> observations(TurnResult result) {
    assertThat(result).isInstanceOf(TurnResult.Answered.class);
    return ((Reply.Memories) ((TurnResult.Answered) result).reply()).observations();
  }

  private static ObserverFailure failure(TurnResult result) {
    assertThat(result).isInstanceOf(TurnResult.Failed.class);
    return ((TurnResult.Failed) result).failure();
  }

  @Test
  void turns_of_one_run_go_to_one_conversation_and_each_costs_what_the_total_grew_by() throws Exception {
    List<List<String>> recorded = Recorded.turns("turns2");
    claude.writes(recorded.get(0)).writes(recorded.get(1));

    try (Observer.Run run = claude.run("said before")) {
      TurnResult first = run.observe(TURN);
      TurnResult second = run.observe(TURN);

      assertThat(observations(first)).extracting(DraftObservation::title).containsExactly("Turn 1");
      assertThat(observations(second)).extracting(DraftObservation::title).containsExactly("Turn 2");
      assertThat(first.usage()).isEqualTo(USAGE);
      assertThat(first.spend()).isEqualTo(new Spend("claude-sonnet-4-5", 1088, true));
      assertThat(second.spend()).isEqualTo(new Spend("claude-sonnet-4-5", 1087, true));
      assertThat(run.isSpent()).isFalse();
    }
    List<String> asked = claude.file("input").lines().toList();
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0)).contains("<recap>").contains("said before").contains("<event id=\\\"11\\\"");
    assertThat(asked.get(1)).doesNotContain("<recap>");
  }

  @Test
  void a_plans_cost_is_notional() throws Exception {
    List<String> lines = Recorded.saying("<nothing/>");
    claude.writes(lines.stream().map(line -> line.replace("\"ANTHROPIC_API_KEY\"", "\"none\"")).toList());

    try (Observer.Run run = claude.run()) {
      assertThat(run.observe(TURN))
          .isEqualTo(new TurnResult.Answered(new Reply.Nothing(), USAGE, new Spend("claude-sonnet-4-5", 1088, false)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"I see. Nothing stands out here.", " ", "<observation events=\"11\"><title>T</title><narr"})
  void what_is_not_an_answer_is_asked_for_once_more(String answer) throws Exception {
    claude.says(answer).says(GOOD);

    try (Observer.Run run = claude.run()) {
      TurnResult result = run.observe(TURN);

      assertThat(observations(result)).extracting(DraftObservation::title).containsExactly("T");
      assertThat(result.usage()).isEqualTo(new Usage(246, 90, 40, 20));
    }
    assertThat(claude.file("input").lines().toList().get(1)).contains("not the agreed markup");
  }

  @Test
  void the_second_time_it_is_malformed() throws Exception {
    claude.says("Prose.").says("You've hit your session limit");

    try (Observer.Run run = claude.run()) {
      TurnResult result = run.observe(TURN);

      assertThat(failure(result)).isEqualTo(new ObserverFailure.Malformed(
          "it answered in prose instead of the agreed form, 29 characters, twice"));
      assertThat(result.usage().outputTokens()).isEqualTo(90);
      assertThat(failure(run.observe(TURN))).isInstanceOf(ObserverFailure.Died.class);
    }
  }

  @Test
  void an_answer_the_provider_stopped_is_not_an_answer() throws Exception {
    List<String> cut = Recorded.saying(GOOD).stream()
        .map(line -> line.replace("\"stop_reason\":\"end_turn\"", "\"stop_reason\":\"max_tokens\""))
        .toList();
    claude.writes(cut).says("<nothing/>");

    try (Observer.Run run = claude.run()) {
      assertThat(((TurnResult.Answered) run.observe(TURN)).reply()).isEqualTo(new Reply.Nothing());
    }
  }

  @Test
  void messages_the_turn_did_not_show_are_no_sources() throws Exception {
    claude.says(GOOD.replace("11", "11 77")).says(GOOD.replace("11", "77"));

    try (Observer.Run run = claude.run()) {
      assertThat(observations(run.observe(TURN)).getFirst().sources()).containsExactly(new MessageId(11));
      assertThat(failure(run.observe(TURN))).isInstanceOf(ObserverFailure.Malformed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "retry1-err401,Unauthorized",
    "nokey,Unauthorized",
    "retry1-err429,RateLimited",
    "retry0-err529,Transient",
    "connrefused,Transient",
    "intbusy,Transient",
    "err400,Broken"
  })
  void a_recorded_error_ends_the_run_with_its_type_and_is_never_a_memory(String recording, String type)
      throws Exception {
    claude.writes(Recorded.turns(recording).getFirst()).says(GOOD);

    try (Observer.Run run = claude.run()) {
      assertThat(failure(run.observe(TURN)).getClass().getSimpleName()).isEqualTo(type);
      assertThat(failure(run.observe(TURN))).isInstanceOf(ObserverFailure.Died.class);
    }
    assertThat(claude.file("input").lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recover529", "forcetool"})
  void lines_that_do_not_matter_are_passed_over(String recording) throws Exception {
    claude.writes(Recorded.turns(recording).getFirst()).says("<nothing/>");

    try (Observer.Run run = claude.run()) {
      assertThat(run.observe(TURN)).isInstanceOf(TurnResult.Answered.class);
    }
  }

  @Test
  void the_plan_is_left_to_the_user_once_most_of_it_is_used() throws Exception {
    long resetsAt = TestingClaude.NOW.getEpochSecond() + 600;
    List<String> lines = new ArrayList<>(Recorded.saying("<nothing/>"));
    lines.add(1, "{\"type\":\"rate_limit_event\",\"rate_limit_info\":{\"status\":\"allowed\",\"unifiedWindows\":"
        + "{\"five_hour\":{\"utilization\":0.83,\"resetsAt\":" + resetsAt + "}}}}");
    claude.writes(lines);

    try (Observer.Run run = claude.run()) {
      assertThat(run.observe(TURN)).isInstanceOf(TurnResult.Answered.class);
      assertThat(failure(run.observe(TURN))).isEqualTo(new ObserverFailure.QuotaExhausted(
          "83 % of the plan's window five_hour is used", TestingClaude.NOW.plusSeconds(600)));
    }
    assertThat(claude.refusal(claude.observer)).isInstanceOf(ObserverFailure.QuotaExhausted.class);
    assertThat(claude.observer.probe()).isPresent();
    assertThat(claude.file("input").lines()).hasSize(1);
  }

  @Test
  void a_long_conversation_is_spent() throws Exception {
    claude.writes(Recorded.saying("<nothing/>").stream()
        .map(line -> line.replace("\"input_tokens\":123", "\"input_tokens\":39971"))
        .toList());

    try (Observer.Run run = claude.run()) {
      run.observe(TURN);

      assertThat(run.isSpent()).isTrue();
    }
  }

  @Test
  void an_end_in_the_middle_of_a_turn_is_told_with_its_last_words() throws Exception {
    claude.runs("echo 'out of memory' >&2; exit 9");

    try (Observer.Run run = claude.run()) {
      assertThat(failure(run.observe(TURN)))
          .isEqualTo(new ObserverFailure.Died("claude ended with 9: out of memory"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printf '{\"type\":\"result\",\"is_error\":false,\"result\":\"<nothing/>\"'; exit 0",
        "echo 'Segmentation fault'",
        "yes | tr -d '\\n' | head -c 6000000; echo",
        "yes | head -c 3000000 >&2; exit 1"
      })
  void output_that_is_not_the_protocol_ends_the_run(String script) throws Exception {
    claude.runs(script);

    try (Observer.Run run = claude.run()) {
      assertThat(failure(run.observe(TURN))).isInstanceOf(ObserverFailure.Died.class);
    }
  }

  @Test
  void an_interrupt_gives_a_hanging_turn_up_and_leaves_no_process() throws Exception {
    claude.runs("touch '" + directory.resolve("hanging") + "'; sleep 1000");
    Observer.Run run = claude.run();
    CompletableFuture<TurnResult> turn = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().start(() -> {
      try {
        turn.complete(run.observe(TURN));
      } catch (InterruptedException e) {
        turn.completeExceptionally(e);
      }
    });
    await().until(() -> Files.exists(directory.resolve("hanging")));

    thread.interrupt();

    assertThat(turn).failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(InterruptedException.class);
    await().until(() -> claude.supervisor.living() == 0);
  }

  @Test
  void closing_a_run_ends_its_turn_and_its_process() throws Exception {
    claude.runs("touch '" + directory.resolve("hanging") + "'; sleep 1000");
    Observer.Run run = claude.run();
    CompletableFuture<TurnResult> turn = CompletableFuture.supplyAsync(() -> {
      try {
        return run.observe(TURN);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    await().until(() -> Files.exists(directory.resolve("hanging")));

    run.close();
    run.close();

    assertThat(failure(turn.get())).isInstanceOf(ObserverFailure.Died.class);
    await().until(() -> claude.supervisor.living() == 0);
  }

  @Test
  void the_child_has_no_tools_no_settings_no_memory_and_nothing_of_the_agent() throws Exception {
    claude.says("<nothing/>");
    try (Observer.Run run = claude.run()) {
      run.observe(TURN);
    }

    String arguments = String.join(" ", claude.file("arguments").lines().toList());
    assertThat(arguments)
        .contains("[-p] [--input-format] [stream-json] [--output-format] [stream-json] [--verbose]")
        .contains("[--model] [claude-sonnet-4-5] [--setting-sources] [] [--strict-mcp-config]")
        .contains("[--no-session-persistence] [--tools] [] [--system-prompt] [You keep the memory");
    List<String> environment = claude.file("environment").lines().toList();
    assertThat(environment)
        .contains("VARVE_OBSERVER=1", "CLAUDE_CODE_MAX_RETRIES=0", "ANTHROPIC_API_KEY=of the setting")
        .doesNotContain("CLAUDECODE=1");
  }

  @Test
  void the_version_is_asked_once_for_each_file() throws Exception {
    claude.says("<nothing/>");
    claude.run().close();
    claude.run().close();

    assertThat(claude.file("versions").lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.1.99 (Claude Code)", "1.0.0", "some other program 2.1.330", ""})
  void another_version_or_program_is_misconfigured_with_a_remedy(String version) throws Exception {
    claude.version(version);

    assertThat(claude.refusal(claude.observer))
        .isInstanceOfSatisfying(ObserverFailure.Misconfigured.class, failure ->
            assertThat(failure.remedy()).startsWith("update Claude Code to 2.1.197 or newer"));
    assertThat(claude.observer.probe()).isPresent();
  }

  @Test
  void the_program_is_found_on_the_search_path() {
    assertThat(ClaudeOptions.onPath("/nowhere:" + directory + ":/elsewhere")).isEqualTo(directory.resolve("claude"));
    assertThat(ClaudeOptions.onPath("").isAbsolute()).isTrue();
  }

  @Test
  void whatever_is_left_of_a_session_is_reaped_and_of_no_other() throws Exception {
    claude.run();
    claude.observer.reap(6);
    assertThat(claude.supervisor.living()).isEqualTo(1);
    claude.observer.reap(5);
    await().until(() -> claude.supervisor.living() == 0);
  }

  @Test
  void a_missing_program_is_not_installed_until_it_is() throws Exception {
    Path later = directory.resolve("later");
    ClaudeObserver observer = claude.observer(later);

    assertThat(claude.refusal(observer)).isInstanceOf(ObserverFailure.NotInstalled.class);
    Files.copy(directory.resolve("claude"), later, StandardCopyOption.COPY_ATTRIBUTES);
    assertThat(observer.probe()).isEmpty();
  }
}
