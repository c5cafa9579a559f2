package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.MemoryRef;
import dev.varve.memory.Tokens;
import dev.varve.session.SessionKey;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told in the middle of a session. */
class MomentsTest {

  private static final String PROJECT = "git:github.com/acme/tally";
  private static final SessionKey SESSION = TestingMemories.key(PROJECT);

  @TempDir private Path directory;

  @AutoClose private SqliteDatabase database;
  private TestingMemories memories;
  private Telling telling;

  @BeforeEach
  void open() {
    database = EmptyStore.open(directory.resolve("varve.db"));
    memories = new TestingMemories(database);
    telling = TestingTelling.over(database, directory);
  }

  private String told(Moment moment) {
    return telling.at(moment, SESSION, TestingMemories.place(PROJECT));
  }

  private Telling with(ContextOptions options, Recall recall) {
    return TestingTelling.over(database, directory, options, HealthLine.healthy(), recall);
  }

  @Test
  void notes_about_exactly_that_file_are_told_before_it_is_read() {
    memories.file(memories.observation(PROJECT, "Parser rejects tabs", ""), "src/Parser.java", "modified");
    memories.file(memories.observation(PROJECT, "Printer prints tabs", ""), "src/Printer.java", "modified");
    assertThat(told(new Moment.FileRead("/work/src/Parser.java")))
        .contains("about this file", "Parser rejects tabs")
        .doesNotContain("Printer");
    assertThat(told(new Moment.FileRead("/work/src/Lexer.java"))).isEmpty();
    assertThat(told(new Moment.FileRead("/elsewhere/src/Parser.java"))).isEmpty();
  }

  @Test
  void note_is_told_about_a_file_once_in_a_session() {
    memories.file(memories.observation(PROJECT, "Parser rejects tabs", ""), "src/Parser.java", "modified");
    assertThat(told(new Moment.FileRead("src/Parser.java"))).isNotEmpty();
    assertThat(told(new Moment.FileRead("src/Parser.java"))).isEmpty();
    assertThat(told(new Moment.Compaction())).isNotEmpty();
  }

  /** The client asks for all of them before any receipt is written. */
  @Test
  void note_about_many_files_that_are_read_at_once_is_told_once() {
    long note = memories.observation(PROJECT, "Parser rejects tabs", "");
    for (int i = 0; i < 8; i++) {
      memories.file(note, "src/Part" + i + ".java", "modified");
    }
    Telling behind = TestingTelling.withoutReceipts(database, directory);
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        Moment read = new Moment.FileRead("src/Part" + i + ".java");
        answers.add(clients.submit(() -> behind.at(read, SESSION, TestingMemories.place(PROJECT))));
      }
    }
    assertThat(answers).extracting(Future::resultNow).filteredOn(answer -> answer.contains("Parser rejects tabs")).hasSize(1);
    assertThat(behind.at(new Moment.FileRead("src/Part0.java"), new SessionKey("api", "other"), TestingMemories.place(PROJECT)))
        .contains("Parser rejects tabs");
  }

  @Test
  void session_that_begins_anew_is_told_again_whatever_it_was_told_just_now() {
    memories.file(memories.observation(PROJECT, "Parser rejects tabs", ""), "src/Parser.java", "modified");
    Telling behind = TestingTelling.withoutReceipts(database, directory);
    Moment read = new Moment.FileRead("src/Parser.java");
    assertThat(behind.at(read, SESSION, TestingMemories.place(PROJECT))).isNotEmpty();
    assertThat(behind.at(new Moment.SessionStart(), SESSION, TestingMemories.place(PROJECT))).contains("Parser rejects tabs");
    assertThat(behind.at(read, SESSION, TestingMemories.place(PROJECT))).isEmpty();
  }

  @Test
  void what_was_told_at_the_start_is_not_told_again_with_the_file() {
    memories.file(memories.observation(PROJECT, "Parser rejects tabs", ""), "src/Parser.java", "modified");
    assertThat(told(new Moment.SessionStart())).contains("Parser rejects tabs");
    assertThat(told(new Moment.FileRead("/work/src/Parser.java"))).isEmpty();
  }

  @Test
  void files_are_left_out_when_that_is_set() {
    memories.file(memories.observation(PROJECT, "Parser rejects tabs", ""), "src/Parser.java", "modified");
    ContextOptions off = new ContextOptions(2_000, true, false, Duration.ofSeconds(30));
    assertThat(with(off, Recall.NOTHING).at(new Moment.FileRead("src/Parser.java"), SESSION, TestingMemories.place(PROJECT)))
        .isEmpty();
  }

  @Test
  void after_a_compaction_the_session_is_told_what_it_learned_itself() {
    memories.observation(PROJECT, "Parser rejects tabs", "a fact");
    memories.summary(PROJECT, "make the parser take tabs", "write the test");
    assertThat(told(new Moment.Compaction()))
        .contains("this session has learned", "next steps: write the test", "Parser rejects tabs");
  }

  @Test
  void session_without_memories_is_told_after_a_compaction_what_a_new_one_is() {
    memories.observation(PROJECT, "Parser rejects tabs", "a fact");
    assertThat(telling.at(new Moment.Compaction(), new SessionKey("api", "new"), TestingMemories.place(PROJECT)))
        .contains("earlier sessions", "Parser rejects tabs");
  }

  @Test
  void subagent_is_told_a_short_form() {
    for (int i = 1; i <= 40; i++) {
      memories.observation(PROJECT, "title " + i, "a fact of some length that takes its room on the page");
    }
    memories.summary(PROJECT, "request", "steps");
    String text = told(new Moment.SubagentStart());
    assertThat(text).contains("next steps: steps", "title 40").doesNotContain("asked:");
    assertThat(Tokens.whole(Tokens.thirds(text))).isLessThanOrEqualTo(600);
  }

  @Test
  void prompt_is_answered_with_what_the_search_finds_of_this_project_alone() {
    long ours = memories.observation(PROJECT, "Parser rejects tabs", "");
    long theirs = memories.observation("git:github.com/evil/tally", "theirs", "");
    Recall recall =
        (project, text, max) ->
            List.of(Recalled.of(MemoryRef.observation(theirs)), Recalled.of(MemoryRef.observation(ours)));
    Telling asked = with(TestingTelling.OPTIONS, recall);
    Moment prompt = new Moment.Prompt("tabs?");
    assertThat(asked.at(prompt, SESSION, TestingMemories.place(PROJECT)))
        .contains("may bear on this", "Parser rejects tabs")
        .doesNotContain("theirs");
    assertThat(asked.at(prompt, SESSION, TestingMemories.place(PROJECT))).isEmpty();
  }

  @Test
  void what_may_have_been_replaced_is_told_with_what_may_have_replaced_it() {
    MemoryRef before = MemoryRef.observation(memories.observation(PROJECT, "The base delay is 500 ms", ""));
    MemoryRef now = MemoryRef.observation(memories.observation(PROJECT, "A delay of 2 s replaced it", ""));
    Recall recall = (project, text, max) -> List.of(Recalled.of(now), new Recalled(before, now));

    assertThat(with(TestingTelling.OPTIONS, recall).at(new Moment.Prompt("delay"), SESSION, TestingMemories.place(PROJECT)))
        .contains("The base delay is 500 ms [perhaps replaced by " + now + "]")
        .containsOnlyOnce("perhaps replaced");
  }

  @Test
  void prompt_is_not_answered_unless_that_is_set() {
    long ours = memories.observation(PROJECT, "Parser rejects tabs", "");
    Recall recall = (project, text, max) -> List.of(Recalled.of(MemoryRef.observation(ours)));
    Telling off = with(ContextOptions.defaults(), recall);
    assertThat(off.answersPrompts()).isFalse();
    assertThat(off.at(new Moment.Prompt("tabs?"), SESSION, TestingMemories.place(PROJECT))).isEmpty();
  }

  @Test
  void broken_search_leaves_the_prompt_unanswered() {
    memories.observation(PROJECT, "Parser rejects tabs", "");
    Recall broken = (project, text, max) -> {
      throw new IllegalStateException("no index");
    };
    assertThat(with(TestingTelling.OPTIONS, broken).at(new Moment.Prompt("tabs?"), SESSION, TestingMemories.place(PROJECT)))
        .isEmpty();
  }
}
