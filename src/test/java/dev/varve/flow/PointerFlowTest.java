package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.capture.spool.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of workers while they take in a spool that holds ids alone. */
@Timeout(180)
class PointerFlowTest {

  private static final int USES = 200;
  private static final Instant LONG_AGO = Instant.parse("2026-03-01T12:00:00Z");

  private TestingHome home;
  private Path transcript;
  private Path spool;

  @BeforeEach
  void make(@TempDir Path directory) throws IOException {
    home = TestingHome.in(directory).with("HOME", directory.resolve("user").toString());
    transcript = Files.createDirectories(directory.resolve("user/.claude/projects/-work")).resolve("s.jsonl");
    home.home().prepare();
    spool = Files.createDirectories(Spool.in(home.home()));
  }

  private static String line(String type, int second, String rest) {
    return """
        {"type":"%s","sessionId":"s","cwd":"/work","timestamp":"%s",%s}
        """.formatted(type, LONG_AGO.plusSeconds(second), rest);
  }

  private static String use(int number) {
    String call = "\"content\":[{\"type\":\"tool_use\",\"id\":\"t%d\",\"name\":\"Bash\",\"input\":{\"command\":\"ls\"}}]";
    String result = "\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t%d\",\"content\":\"out\"}]";
    return line("assistant", number, "\"message\":{\"role\":\"assistant\"," + call.formatted(number) + "}")
        + line("user", number, "\"promptId\":\"p\",\"message\":{\"role\":\"user\"," + result.formatted(number) + "}");
  }

  private void point(int number) throws IOException {
    String ids = "\"session_id\":\"s\"\n\"transcript_path\":\"%s\"\n\"tool_use_id\":\"t%d\"\n".formatted(transcript, number);
    Path file = Files.writeString(spool.resolve(".new-put"), ids);
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusSeconds(number)));
    Files.move(file, spool.resolve("claude-code@PostToolUse@%d-a.pointer".formatted(number)));
  }

  @Test
  void everything_is_stored_once_and_what_no_transcript_has_is_named() throws Exception {
    StringBuilder lines = new StringBuilder();
    lines.append(line("user", 0, "\"promptId\":\"p\",\"message\":{\"role\":\"user\",\"content\":\"go\"}"));
    for (int i = 1; i <= USES; i++) {
      lines.append(use(i));
      point(i);
    }
    point(USES + 1);
    Files.writeString(transcript, lines);
    ChildWorker.start(home).close();
    ChildWorker.start(home).close();
    try (ChildWorker worker = ChildWorker.start(home)) {
      Caller caller = worker.caller();
      await().atMost(Duration.ofSeconds(60)).until(() -> Spool.facts(spool).files() == 0);
      await().atMost(Duration.ofSeconds(60)).until(caller::isDrained);
      assertThat(caller.audit().at("/states/done").asInt()).isEqualTo(USES);
      assertThat(caller.audit().path("balanced").asBoolean()).as("%s", caller.audit()).isTrue();
    }
    Path lost = spool.resolve("bad/claude-code@PostToolUse@201-a.pointer");
    assertThat(spool.resolve("bad").toFile().list())
        .containsExactlyInAnyOrder(lost.getFileName().toString(), lost.getFileName() + ".why");
    assertThat(lost.resolveSibling(lost.getFileName() + ".why")).hasContent("the use of a tool stands in none of 1 transcripts");
  }
}
