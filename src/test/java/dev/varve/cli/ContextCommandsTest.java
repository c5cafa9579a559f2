package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextCommandsTest {

  private static final String CONTEXT =
      """
      {"text":"<varve-context>\\n#12 a note\\n</varve-context>","characters":40,"tokens":14,"considered":[
        {"memory":"#12","why":"recent","tokens":9,"value":0.75,"told":true},
        {"memory":"#11","why":"of this branch","tokens":400,"value":0.5,"told":false}]}""";

  private static final String RECEIPTS =
      """
      {"items":[{"id":1,"session":7,"client":"codex","moment":"session_start","at":"2030-05-01T12:00:00Z","tokens":14,
        "items":[{"memory":"#12","why":"recent","tokens":9,"used":true}]}],"next":null}""";

  @TempDir private Path home;
  private TestingTerminal terminal;

  @BeforeEach
  void open() {
    terminal = new TestingTerminal(home);
  }

  @Test
  void context_shows_what_a_session_would_be_told_and_why() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/context", 200, CONTEXT);
      assertThat(terminal.run("context", "--cwd", "/work", "--explain")).isZero();
      assertThat(terminal.out())
          .contains("#12 a note", "MEMORY", "at most 14 tokens")
          .containsPattern("#11 +no +400 +0.5 +of this branch");
    }
  }

  @Test
  void context_of_a_directory_without_memories_says_so() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/context", 200, "{\"text\":\"\",\"characters\":0,\"tokens\":0}");
      assertThat(terminal.run("context", "--cwd", "/work")).isZero();
      assertThat(terminal.out()).contains("nothing is known of /work");
    }
  }

  @Test
  void why_shows_what_was_told_to_whom_and_whether_it_was_used() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/receipts", 200, RECEIPTS);
      assertThat(terminal.run("why", "7")).isZero();
      assertThat(terminal.out()).containsPattern("2030-05-01 12:00:00 +7 +session start +#12 +9 +yes +recent");
      assertThat(terminal.run("why", "--json")).isZero();
      assertThat(terminal.json().at("/items/0/items/0/memory").asText()).isEqualTo("#12");
    }
  }

  @Test
  void why_without_receipts_says_so() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/receipts", 200, "{\"items\":[],\"next\":null}");
      assertThat(terminal.run("why")).isZero();
      assertThat(terminal.out()).contains("nothing has been told yet");
      assertThat(terminal.run("why", "99")).isOne();
      assertThat(terminal.out()).contains("session 99 was told nothing", "varve why");
    }
  }
}
