package dev.varve.capture.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFileTest {

  @TempDir private Path folder;
  private final Written written = new Written("a-session");
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("a.jsonl");
  }

  private Passage passage(String... parts) throws IOException {
    Files.writeString(file, String.join("", parts));
    return new TranscriptFile(file, ClaudeCodeTranscript.FORMAT).pass(0);
  }

  @Test
  void a_line_of_thirty_megabytes_is_read() throws IOException {
    Passage passage = passage(written.call("t1", "cat"), written.result("t1", "p1", "x".repeat(15 << 20)));

    assertThat(Files.size(file)).isGreaterThan(30 << 20);
    assertThat(passage.events()).hasSize(1);
    assertThat(passage.unread()).isZero();
  }

  @Test
  void a_line_longer_than_the_limit_is_passed_over() throws IOException {
    Passage passage = passage("{\"a\":\"" + "x".repeat(TranscriptFile.LINE_BYTES_MAX) + "\"}\n", written.prompt("p1", "go"));

    assertThat(passage.unread()).isEqualTo(1);
  }

  @Test
  void a_pass_holds_a_part_of_a_long_file_and_all_passes_the_whole() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      lines.append(written.call("t" + i, "cat")).append(written.result("t" + i, "p", "x".repeat(50_000)));
    }
    Files.writeString(file, lines);
    TranscriptFile reading = new TranscriptFile(file, ClaudeCodeTranscript.FORMAT);
    List<Integer> held = new ArrayList<>();
    Passage passage;
    do {
      passage = reading.pass(reading.offset());
      held.add(passage.events().size());
    } while (passage.more());

    assertThat(held).allMatch(events -> events < 20);
    assertThat(held.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
    assertThat(reading.offset()).isEqualTo(Files.size(file));
  }

  @Test
  void what_follows_an_open_use_waits_for_its_answer_from_one_pass_to_the_next() throws IOException {
    StringBuilder lines = new StringBuilder(written.call("slow", "make"));
    for (int i = 0; i < 40; i++) {
      lines.append(written.call("t" + i, "cat")).append(written.result("t" + i, "p", "x".repeat(50_000)));
    }
    Files.writeString(file, lines + written.result("slow", "p", "done"));
    TranscriptFile reading = new TranscriptFile(file, ClaudeCodeTranscript.FORMAT);
    Passage first = reading.pass(0);
    boolean waits = !reading.isSettled();
    Passage last = first;
    while (last.more()) {
      last = reading.pass(reading.offset());
    }

    assertThat(first.events()).isEmpty();
    assertThat(waits).isTrue();
    assertThat(last.events()).hasSize(41);
  }

  @Test
  void deep_json_and_what_is_no_json_cost_their_lines_only() throws IOException {
    Passage passage =
        passage("[".repeat(200_000) + "\n", "{\"a\":".repeat(5_000) + "\n", "no json\n", "\n", "{}\n", "{\"type\":7}\n",
            "{\"type\":\"new-kind\",\"sessionId\":\"s\"}\n", written.prompt("p1", "go"));

    assertThat(passage.events()).hasSize(1);
    assertThat(passage.unread()).isEqualTo(4);
  }

  @Test
  void bytes_that_are_no_text_cost_their_characters_only() throws IOException {
    String line = written.prompt("p1", "grün und HIER weiter");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(line.substring(0, line.indexOf("HIER")).getBytes(UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff});
    bytes.writeBytes(line.substring(line.indexOf("HIER") + 4).getBytes(UTF_8));
    Files.write(file, bytes.toByteArray());
    Passage passage = new TranscriptFile(file, ClaudeCodeTranscript.FORMAT).pass(0);

    assertThat(passage.events()).singleElement().satisfies(found -> {
      TranscriptEvent.Prompted prompt = (TranscriptEvent.Prompted) found.event();
      assertThat(prompt.text()).startsWith("grün und ").endsWith(" weiter");
    });
  }

  @Test
  void many_calls_without_an_answer_do_not_pile_up() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1_500; i++) {
      lines.append(written.call("t" + i, "ls"));
    }
    TranscriptFile reading = new TranscriptFile(file, ClaudeCodeTranscript.FORMAT);
    Files.writeString(file, lines.toString());
    reading.pass(0);
    long before = reading.offset();

    assertThat(before).isPositive().isLessThan(Files.size(file));
  }
}
