package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.session.SessionKey;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that failed before, and what solved it then. */
class FailureRecallTest {

  private static final String PROJECT = "git:github.com/acme/tally";
  private static final SessionKey SESSION = TestingMemories.key(PROJECT);
  private static final SessionKey NEXT = new SessionKey("api", "next");

  @TempDir private Path directory;

  @AutoClose private SqliteDatabase database;
  private TestingMemories memories;
  private Telling telling;
  private long failing;
  private long change;
  private long success;

  /** A stretch of work in which a test failed, a file was edited, and the test succeeded. */
  @BeforeEach
  void open() {
    database = EmptyStore.open(directory.resolve("varve.db"));
    memories = new TestingMemories(database);
    telling = TestingTelling.over(database, directory);
    failing = memories.source(PROJECT, memories.observation(PROJECT, "Tests of the parser fail", ""));
    change = memories.source(PROJECT, memories.observation(PROJECT, "Parser takes tabs", "the tabs were the cause"));
    success = memories.source(PROJECT, memories.observation(PROJECT, "All tests pass", ""));
  }

  private static CommandStep failed(String command, @Nullable String signature) {
    return new CommandStep(command, null, List.of(), true, signature, false);
  }

  private static CommandStep succeeded(String command) {
    return new CommandStep(command, null, List.of(), false, null, false);
  }

  private static CommandStep edited() {
    return new CommandStep(null, null, List.of(), false, null, true);
  }

  private String told(String signature) {
    return told(PROJECT, signature);
  }

  private String told(String project, String signature) {
    return telling.at(new Moment.CommandFailed(signature), NEXT, TestingMemories.place(project));
  }

  @Test
  void same_failure_is_answered_with_what_solved_it() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(SESSION, change, edited());
    telling.used(SESSION, success, succeeded("test"));
    assertThat(told("tabs"))
        .contains("This error was seen on 1 Jun 2030", "Fixed by: #2 ", "Parser takes tabs: the tabs were the cause")
        .contains("no instruction");
    assertThat(told("spaces")).isEmpty();
  }

  @Test
  void every_failure_before_the_success_is_solved_by_it() {
    long again = memories.source(PROJECT, memories.observation(PROJECT, "Tests fail again", ""));
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(SESSION, change, failed("test", "spaces"));
    telling.used(SESSION, success, edited());
    telling.used(SESSION, again, succeeded("test"));
    assertThat(told("tabs")).contains("#3 ");
    assertThat(told("spaces")).contains("#3 ");
  }

  @Test
  void command_that_joins_others_succeeds_for_all_of_them() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(SESSION, change, edited());
    telling.used(SESSION, success, new CommandStep("test and commit", null, List.of("test", "commit"), false, null, false));
    assertThat(told("tabs")).contains("Fixed by: #2 ");
  }

  @Test
  void run_of_all_tests_ends_the_failure_of_some() {
    telling.used(SESSION, failing, new CommandStep("test -k tabs", "test", List.of(), true, "tabs", false));
    telling.used(SESSION, change, edited());
    telling.used(SESSION, success, succeeded("test"));
    assertThat(told("tabs")).contains("Fixed by: #2 ");
  }

  @Test
  void success_without_a_change_solves_nothing_that_could_be_told() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(SESSION, success, succeeded("test"));
    assertThat(told("tabs")).isEmpty();
  }

  @Test
  void change_before_the_failure_did_not_solve_it() {
    telling.used(SESSION, failing, edited());
    telling.used(SESSION, change, failed("test", "tabs"));
    telling.used(SESSION, success, succeeded("test"));
    assertThat(told("tabs")).isEmpty();
  }

  @Test
  void success_of_another_command_or_session_solves_nothing() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(SESSION, change, edited());
    telling.used(SESSION, success, succeeded("build"));
    telling.used(NEXT, success, succeeded("test"));
    assertThat(told("tabs")).isEmpty();
  }

  @Test
  void failure_of_another_project_is_not_told() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(SESSION, change, edited());
    telling.used(SESSION, success, succeeded("test"));
    memories.observation("git:github.com/evil/tally", "theirs", "");
    assertThat(told("git:github.com/evil/tally", "tabs")).isEmpty();
  }

  @Test
  void solution_that_is_not_remembered_is_not_told() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(SESSION, change, edited());
    telling.used(SESSION, success, succeeded("test"));
    database.write(tx -> tx.update("DELETE FROM observation_sources"));
    assertThat(told("tabs")).isEmpty();
  }

  @Test
  void open_failure_is_told_at_the_next_start_until_a_success_follows() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    assertThat(start())
        .contains("Failed and did not succeed since:\n#1 ");
    telling.used(SESSION, success, succeeded("test"));
    assertThat(start()).doesNotContain("did not succeed since");
  }

  private String start() {
    return telling.notes(TestingMemories.place(PROJECT));
  }

  @Test
  void open_failure_is_ended_by_a_success_in_another_session_or_life_of_the_worker() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(NEXT, success, succeeded("test"));
    assertThat(start()).doesNotContain("did not succeed since");
    assertThat(told("tabs")).isEmpty();

    telling.used(SESSION, change, failed("build", "tabs"));
    Telling later = TestingTelling.over(database, directory);
    later.used(SESSION, success, new CommandStep("test and build", null, List.of("test", "build"), false, null, false));
    assertThat(start()).doesNotContain("did not succeed since");
  }

  @Test
  void run_of_all_tests_ends_the_failure_of_some_in_another_session() {
    telling.used(SESSION, failing, new CommandStep("test -k tabs", "test", List.of(), true, "tabs", false));
    telling.used(NEXT, success, succeeded("test"));
    assertThat(start()).doesNotContain("did not succeed since");
  }

  @Test
  void failure_after_the_success_or_of_another_command_or_project_stays_open() {
    String other = "git:github.com/acme/other";
    long theirs = memories.source(other, memories.observation(other, "theirs", ""));
    telling.used(SESSION, change, failed("test", "tabs"));
    telling.used(NEXT, failing, succeeded("test"));
    telling.used(NEXT, success, succeeded("build"));
    telling.used(NEXT, theirs, succeeded("test"));
    assertThat(start()).contains("Failed and did not succeed since:\n#2 ");
  }

  @Test
  void session_that_solves_its_failure_itself_is_told_of_though_another_one_had_success_before() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    telling.used(NEXT, change, succeeded("test"));
    telling.used(SESSION, change, edited());
    telling.used(SESSION, success, succeeded("test"));
    assertThat(told("tabs")).contains("Fixed by: #2 ");
  }

  @Test
  void failures_of_other_projects_do_not_hide_those_of_this_one() {
    telling.used(SESSION, failing, failed("test", "tabs"));
    String other = "git:github.com/acme/other";
    long theirs = memories.observation(other, "theirs", "");
    for (int i = 0; i < 210; i++) {
      telling.used(new SessionKey("api", "of theirs " + i), memories.source(other, theirs), failed("build " + i, "spaces"));
    }
    assertThat(start()).contains("Failed and did not succeed since:\n#1 ");
  }
}
