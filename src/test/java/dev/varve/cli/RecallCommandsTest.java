package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memories from the command line, with a worker and without one. */
class RecallCommandsTest {

  @TempDir private Path home;
  @TempDir private Path other;
  @TempDir private Path files;
  private TestingTerminal terminal;

  @BeforeEach
  void open() {
    terminal = new TestingTerminal(home);
  }

  private void save(String text) {
    assertThat(terminal.run("save", text)).as(terminal.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeline", "get", "save", "forget", "export", "import"})
  void every_command_explains_itself_within_the_terminal(String command) {
    assertThat(terminal.run(command, "--help")).isZero();
    assertThat(terminal.lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= Terminal.WIDTH);
  }

  @Test
  void a_note_is_saved_shown_and_listed_in_the_project_of_this_directory() throws IOException {
    save("Deploy only from main");
    assertThat(terminal.out()).contains("saved as #1");
    assertThat(terminal.run("get", "1")).isZero();
    assertThat(terminal.out()).contains("#1  Deploy only from main", "note");
    assertThat(terminal.run("timeline")).isZero();
    assertThat(terminal.out()).contains("#1").contains("Deploy only from main");
    assertThat(terminal.run("timeline", "1", "--json")).isZero();
    assertThat(terminal.json().at("/within/0/ref").asText()).isEqualTo("#1");
    assertThat(terminal.run("get", "1", "S5", "--json")).isEqualTo(1);
    assertThat(terminal.json().at("/missing/0").asText()).isEqualTo("#S5");
  }

  @Test
  void what_is_forgotten_is_shown_first_and_gone_afterwards() throws IOException {
    save("the onion soup is served at the north gate");
    save("this stays");
    assertThat(terminal.run("forget", "1")).isZero();
    assertThat(terminal.out()).contains("would be forgotten: 1 observations", "onion soup", "--yes");
    assertThat(terminal.run("get", "1")).isZero();
    assertThat(terminal.run("forget", "1", "--yes", "--purge")).as(terminal.err()).isZero();
    assertThat(terminal.out()).contains("forgotten: 1 observations", "nothing of it is left in the home");
    assertThat(terminal.run("get", "1")).isEqualTo(1);
    assertThat(terminal.run("audit")).isZero();
    assertThat(terminal.run("timeline")).isZero();
    assertThat(terminal.out()).contains("this stays").doesNotContain("onion");
  }

  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> every = Files.walk(home)) {
      for (Path file : every.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void what_is_forgotten_without_a_worker_is_told_by_no_hook() throws IOException {
    save("the onion soup is served at the north gate");
    Path told = Files.createDirectories(home.resolve("context")).resolve("1.txt");
    Files.writeString(told, "/work\nthe onion soup is served at the north gate\n");
    assertThat(terminal.run("forget", "1")).isZero();
    assertThat(told).exists();
    assertThat(terminal.run("forget", "1", "--yes")).isZero();
    assertThat(told).doesNotExist();
  }

  @Test
  void what_was_forgotten_earlier_can_be_purged_later() throws IOException {
    save("the onion soup is served at the north gate");
    save("this stays");
    Files.writeString(Files.createDirectories(home.resolve("backups")).resolve("old.db"), "onion soup");
    assertThat(terminal.run("forget", "1", "--yes")).isZero();
    assertThat(terminal.run("forget", "1", "--yes", "--purge")).isEqualTo(1);
    assertThat(terminal.out()).contains("nothing of that is remembered", "looked for 0 pieces");
    assertThat(terminal.err()).contains("not proven: nothing could be looked for");
    assertThat(bytes()).doesNotContain("onion").contains("this stays");
  }

  @Test
  void what_a_query_finds_is_shown_and_forgotten_in_this_project_alone() throws IOException {
    save("the onion soup is served at the north gate");
    save("this stays");
    assertThat(terminal.run("forget", "--query", "onion", "--all-projects")).isZero();
    assertThat(terminal.out()).contains("the query finds:", "#1", "onion soup", "would be forgotten: 1 observations");
    assertThat(terminal.run("get", "1")).isZero();
    assertThat(terminal.run("forget", "--query", "onion", "--yes", "--json")).isZero();
    assertThat(terminal.json().path("status").asText()).isEqualTo("forgotten");
    assertThat(terminal.json().at("/hits/0/ref").asText()).isEqualTo("#1");
    assertThat(terminal.json().path("more").asBoolean()).isFalse();
    assertThat(terminal.run("get", "1")).isEqualTo(1);
    assertThat(terminal.run("get", "2")).isZero();
    assertThat(terminal.run("forget", "--query", "onion", "--yes")).isEqualTo(1);
    assertThat(terminal.out()).contains("nothing of that is remembered");
  }

  @Test
  void a_time_or_a_query_is_about_this_directory_unless_said_otherwise() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/forget", 200, "{\"status\":\"planned\",\"plan\":{\"token\":\"ab\"}}");
      String here = Path.of("").toAbsolutePath().toString();
      assertThat(terminal.run("forget", "--since", "2026-01-31T00:00:00Z")).isZero();
      assertThat(terminal.run("forget", "--query", "onion")).isZero();
      assertThat(terminal.run("forget", "--query", "onion", "--project", "tally")).isZero();
      assertThat(terminal.run("forget", "--until", "2026-01-31T00:00:00Z", "--all-projects")).isZero();
      assertThat(door.asked)
          .containsExactly(
              "POST /v1/forget {\"since\":\"2026-01-31T00:00:00Z\",\"cwd\":\"" + here + "\"}",
              "POST /v1/forget {\"query\":\"onion\",\"cwd\":\"" + here + "\"}",
              "POST /v1/forget {\"query\":\"onion\",\"project\":\"tally\"}",
              "POST /v1/forget {\"until\":\"2026-01-31T00:00:00Z\"}");
      assertThat(terminal.run("forget", "--all-projects")).isEqualTo(2);
      assertThat(terminal.run("forget", "--query", "x", "--project", "a", "--all-projects")).isEqualTo(2);
    }
  }

  @Test
  void what_is_not_there_cannot_be_forgotten() {
    save("this stays");
    assertThat(terminal.run("forget", "9999", "--yes")).isEqualTo(1);
    assertThat(terminal.out()).contains("nothing of that is remembered");
  }

  @Test
  void everything_is_exported_into_a_new_file_and_taken_in_elsewhere_once() throws IOException {
    save("first note");
    save("second note");
    Path file = files.resolve("all.jsonl");
    assertThat(terminal.run("export", file.toString(), "--json")).isZero();
    assertThat(terminal.json().path("lines").asInt()).isEqualTo(5);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(terminal.run("export", file.toString())).isEqualTo(2);
    TestingTerminal elsewhere = new TestingTerminal(other);
    assertThat(elsewhere.run("import", file.toString(), "--json")).as(elsewhere.err()).isZero();
    assertThat(elsewhere.json().path("observations").asInt()).isEqualTo(2);
    assertThat(elsewhere.run("import", file.toString(), "--json")).isZero();
    assertThat(elsewhere.json().path("observations").asInt()).isZero();
    assertThat(elsewhere.run("export")).isZero();
    assertThat(elsewhere.out()).isEqualTo(Files.readString(file));
  }

  @Test
  void forgetting_names_one_thing() {
    for (String two : new String[] {"1 --query x", "1 --session 2", "--session 2 --since yesterday", "--query x --since yesterday", "1 --project p"}) {
      assertThat(terminal.run(("forget " + two).split(" "))).as(two).isEqualTo(ExitCode.USAGE.status());
      assertThat(terminal.err()).contains("more than one thing is named").doesNotContain("body");
    }
  }

  @Test
  void an_export_into_nowhere_or_of_nothing_leaves_no_file() {
    save("a note");
    Path nowhere = files.resolve("no/all.jsonl");
    assertThat(terminal.run("export", nowhere.toString())).isEqualTo(74);
    assertThat(terminal.err()).contains("there is no directory " + nowhere.getParent(), "mkdir -p");
    assertThat(terminal.run("export", files.resolve("all.jsonl").toString(), "--project", "nobody")).isOne();
    assertThat(files).isEmptyDirectory();
  }

  @Test
  void an_import_of_what_is_no_export_says_what_one_is_and_changes_nothing() throws IOException {
    assertThat(terminal.run("import", files.resolve("gone.jsonl").toString())).isEqualTo(74);
    assertThat(terminal.err()).contains("there is no file " + files.resolve("gone.jsonl"), "varve export");
    assertThat(terminal.run("import", files.toString())).isEqualTo(74);
    assertThat(terminal.run("import", "claude-mem", files.resolve("gone.db").toString())).isEqualTo(74);
    assertThat(terminal.err()).contains("a database of claude-mem");
    assertThat(home).isEmptyDirectory();
    Path text = Files.writeString(files.resolve("text"), "Dear diary\n");
    assertThat(terminal.run("import", text.toString())).isEqualTo(2);
    assertThat(terminal.err()).contains("line 1: it is no JSON", "a file that varve export wrote").doesNotContain("token");
    assertThat(terminal.run("import", "claude-mem", text.toString())).isEqualTo(2);
    assertThat(terminal.err()).contains(text.toString(), "a database of claude-mem");
    Path bytes = Files.write(files.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(terminal.run("import", bytes.toString())).isEqualTo(2);
    assertThat(terminal.err()).contains("is not UTF-8 text");
  }

  @Test
  void memories_of_claude_mem_are_taken_in_once() throws Exception {
    Path file = files.resolve("other.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE observations (id INTEGER PRIMARY KEY, memory_session_id TEXT, project TEXT, type TEXT, title TEXT)");
      statement.execute("INSERT INTO observations VALUES (1, 'm', 'tally', 'bugfix', 'Fixed the filter')");
    }
    assertThat(terminal.run("import", "claude-mem", file.toString(), "--json")).as(terminal.err()).isZero();
    assertThat(terminal.json().path("observations").asInt()).isEqualTo(1);
    assertThat(terminal.run("import", "claude-mem", file.toString(), "--json")).isZero();
    assertThat(terminal.json().path("observations").asInt()).isZero();
    assertThat(terminal.run("timeline", "--project", "tally")).isZero();
    assertThat(terminal.out()).contains("bugfix", "Fixed the filter");
    assertThat(terminal.run("import", "claude-mem", files.resolve("nothing").toString())).isEqualTo(74);
  }

  @Test
  void with_a_worker_it_is_asked() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/memories", 200, "{\"items\":[],\"missing\":[]}");
      door.answers("/v1/notes", 200, "{\"status\":\"saved\",\"ref\":\"#7\"}");
      door.answers("/v1/forget", 200, "{\"status\":\"planned\",\"plan\":{\"token\":\"ab\"}}");
      assertThat(terminal.run("get", "1", "p2")).isZero();
      assertThat(terminal.run("save", "--project", "tally", "a", "note")).isZero();
      assertThat(terminal.out()).contains("saved as #7");
      assertThat(terminal.run("forget", "--session", "3", "--yes")).isZero();
      assertThat(door.asked)
          .containsExactly(
              "GET /v1/memories?refs=%231%2C%23P2",
              "POST /v1/notes {\"text\":\"a note\",\"project\":\"tally\"}",
              "POST /v1/forget {\"session\":3}",
              "POST /v1/forget {\"session\":3,\"token\":\"ab\",\"purge\":false}");
    }
  }

  @Test
  void an_empty_note_is_not_saved() {
    assertThat(terminal.run("save", " ")).isEqualTo(2);
    assertThat(terminal.err()).contains("the note is empty", "varve save TEXT");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void what_is_not_there_is_told_with_the_command_that_shows_what_is() {
    save("something");
    assertThat(terminal.run("timeline", "999")).isOne();
    assertThat(terminal.err()).contains("there is no memory #999", "varve timeline");
    assertThat(terminal.run("timeline", "--session", "999")).isOne();
    assertThat(terminal.err()).contains("session 999", "varve get REF");
    for (String line : List.of("get 999", "forget 999", "timeline --file none.txt --all-projects", "timeline --project nobody")) {
      assertThat(terminal.run(line.split(" "))).as(line).isOne();
    }
    assertThat(terminal.err()).contains("no project 'nobody'", "varve projects list");
  }

  @Test
  void what_is_not_clear_is_a_usage_error() throws IOException {
    assertThat(terminal.run("get", "x")).isEqualTo(2);
    assertThat(terminal.run("forget")).isEqualTo(2);
    assertThat(terminal.run("timeline", "1", "--session", "2")).isEqualTo(2);
    assertThat(terminal.run("timeline", "--before", "101")).isEqualTo(2);
    assertThat(terminal.run("export", "--json")).isEqualTo(2);
    assertThat(terminal.run("import", "other", "file")).isEqualTo(2);
    assertThat(terminal.err()).contains("claude-mem");
    assertThat(terminal.run("timeline")).isEqualTo(69);
    save("something");
    Path bad = Files.writeString(files.resolve("bad"), "nonsense\n");
    assertThat(terminal.run("import", bad.toString())).isEqualTo(2);
    assertThat(terminal.err()).contains("line 1");
  }
}
