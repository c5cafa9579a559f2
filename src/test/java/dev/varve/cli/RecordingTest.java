package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {

  private static final String GOOD =
      """
      {"at": 1000, "client": "claude-code", "event": "Stop", "payload": {"session_id": "s"}}
      """;

  @TempDir Path directory;

  @Test
  void the_bundled_recording_holds_one_event_twice() throws IOException {
    Recording recording = Recording.bundled();
    assertThat(recording.events()).hasSize(183);
    assertThat(recording.events().stream().distinct()).hasSize(182);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"at\": 1,                                                        | not valid JSON",
        "{\"at\": \"now\", \"client\": \"c\", \"event\": \"e\", \"payload\": {}} | 'at' must be",
        "{\"at\": 1, \"event\": \"e\", \"payload\": {}}                          | 'client' must be",
        "{\"at\": 1, \"client\": \"../x\", \"event\": \"e\", \"payload\": {}}     | 'client' must be",
        "{\"at\": 1, \"client\": \"c\", \"event\": 5, \"payload\": {}}           | 'event' must be",
        "{\"at\": 1, \"client\": \"c\", \"event\": \"..\", \"payload\": {}}        | 'event' must be",
        "{\"at\": 1, \"client\": \"c\", \"event\": \"a/b\", \"payload\": {}}       | 'event' must be",
        "{\"at\": 1, \"client\": \"c\", \"event\": \"e\", \"payload\": []}       | 'payload' must be",
      })
  void a_malformed_line_is_named_with_its_problem(String line, String problem) throws IOException {
    Path file = Files.writeString(directory.resolve("r.jsonl"), GOOD + "\n" + line + "\n");
    assertThatThrownBy(() -> Recording.read(file))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("r.jsonl, line 3: ")
        .hasMessageContaining(problem);
  }

  @Test
  void words_of_an_event_may_have_dots_between_them() throws IOException {
    Recording recording = recording("opencode", "session.created", "{\"input\": {\"sessionID\": \"s\"}}");
    assertThat(recording.events()).singleElement().satisfies(
        event -> assertThat(event.event()).isEqualTo("session.created"));
  }

  private Recording recording(String client, String event, String payload) throws IOException {
    String line = "{\"at\": 2000, \"client\": \"%s\", \"event\": \"%s\", \"payload\": %s}";
    return Recording.read(Files.writeString(directory.resolve("r.jsonl"), line.formatted(client, event, payload)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "claude-code | Stop            | {\"session_id\": \"s\", \"cwd\": \"/p\"}",
        "opencode    | session.created | {\"input\": {\"sessionID\": \"s\"}, \"directory\": \"/p\"}",
        "copilot-cli | agentStop       | {\"sessionId\": \"s\", \"cwd\": \"/p\"}",
        "cursor      | stop            | {\"conversation_id\": \"s\", \"workspace_roots\": [\"/p\"]}",
      })
  void session_and_directory_are_found_where_the_client_names_them(String client, String event, String payload)
      throws IOException {
    Recording recording = recording(client, event, payload);
    assertThat(recording.cwd()).contains("/p");
    assertThat(recording.events().getFirst().origin()).hasValueSatisfying(
        origin -> assertThat(origin.sessionId()).isEqualTo("s"));
  }

  @Test
  void where_the_last_event_names_no_directory_the_one_before_does() throws IOException {
    String line = "{\"at\": 1, \"client\": \"codex\", \"event\": \"Stop\", \"payload\": {\"session_id\": \"s\"%s}}\n";
    String lines = line.formatted(", \"cwd\": \"/one\"") + line.formatted(", \"cwd\": \"/two\"") + line.formatted("");
    Path file = Files.writeString(directory.resolve("r.jsonl"), lines);
    assertThat(Recording.read(file).cwd()).contains("/two");
  }

  @Test
  void an_empty_file_is_no_recording() throws IOException {
    Path file = Files.writeString(directory.resolve("r.jsonl"), "\n");
    assertThatThrownBy(() -> Recording.read(file)).hasMessageContaining("holds no event");
  }

  @Test
  void a_recording_from_the_future_moves_back_by_whole_days() throws IOException {
    Recording recording = Recording.bundled();
    Instant now = recording.first().minus(Duration.ofHours(1));
    Recording moved = recording.before(now);
    assertThat(moved.last()).isBefore(now);
    assertThat(Duration.between(moved.first(), recording.first())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void a_recording_from_the_past_stays_as_it_is() throws IOException {
    Recording recording = Recording.bundled();
    assertThat(recording.before(recording.last())).isSameAs(recording);
  }
}
