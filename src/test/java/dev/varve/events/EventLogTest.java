package dev.varve.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class EventLogTest {

  private static final int LARGE = 1_000_000;
  private static final EngineEvent DEBUG = new EngineEvent.ChangesAppended(7);
  private static final EngineEvent INFO = new EngineEvent.ProviderOpened("rules");
  private static final EngineEvent WARN = new EngineEvent.ClockJumped(Duration.ofSeconds(9));
  private static final EngineEvent ERROR = new EngineEvent.Fault("here", "evidence");

  @TempDir private Path directory;

  private void log(String level, EngineEvent... events) {
    try (EventLog log = EventLog.open(directory, level, LARGE, 1)) {
      for (EngineEvent event : events) {
        log.accept(event);
      }
    }
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve("worker.log"))) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private List<String> messages() throws IOException {
    return lines().stream().map(line -> line.path("formattedMessage").asText()).toList();
  }

  private static String part(JsonNode line, String name) {
    return line.path("kvpList").valueStream().map(pair -> pair.path(name)).filter(JsonNode::isTextual).findFirst()
        .orElseThrow().asText();
  }

  @Test
  void event_is_one_line_of_json_with_its_parts() throws IOException {
    log("info", new EngineEvent.ProviderClosed("claude", "quota", "wait until noon"));
    assertThat(lines()).hasSize(1);
    JsonNode line = lines().getFirst();
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("timestamp").asLong()).isPositive();
    assertThat(line.path("formattedMessage").asText()).isEqualTo("ProviderClosed");
    assertThat(part(line, "observer")).isEqualTo("claude");
    assertThat(part(line, "reason")).isEqualTo("quota");
    assertThat(part(line, "remedy")).isEqualTo("wait until noon");
  }

  @Test
  void text_that_looks_like_a_line_of_its_own_stays_inside_its_part() throws IOException {
    String evidence = "broken\n{\"level\":\"ERROR\"}\t\"quoted\" \u001b[31m \\ ü 😀 {} %s";
    log("info", new EngineEvent.Fault("here", evidence));
    assertThat(lines()).hasSize(1);
    assertThat(part(lines().getFirst(), "evidence")).isEqualTo(evidence);
  }

  @Test
  void events_below_the_level_are_left_out() throws IOException {
    log("warn", DEBUG, INFO, WARN, ERROR);
    assertThat(messages()).containsExactly("ClockJumped", "Fault");
  }

  @Test
  void lowest_level_shows_everything() throws IOException {
    log("debug", DEBUG, INFO, WARN, ERROR);
    assertThat(messages()).containsExactly("ChangesAppended", "ProviderOpened", "ClockJumped", "Fault");
  }

  @Test
  void warnings_of_libraries_are_logged_and_their_chatter_is_not() throws IOException {
    try (EventLog _ = EventLog.open(directory, "debug", LARGE, 1)) {
      LoggerFactory.getLogger("org.library").info("chatter");
      LoggerFactory.getLogger("org.library").warn("trouble");
    }
    assertThat(messages()).containsExactly("trouble");
  }

  @Test
  void log_begins_anew_at_its_size_and_keeps_so_many_old_files() throws IOException {
    int fileBytesMax = 10_000;
    try (EventLog log = EventLog.open(directory, "info", fileBytesMax, 3)) {
      for (int i = 0; i < 500; i++) {
        log.accept(new EngineEvent.Fault("place " + i, "x".repeat(300)));
      }
    }
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("worker.log", "worker.log.1", "worker.log.2", "worker.log.3");
    }
    try (var files = Files.list(directory)) {
      assertThat(files).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(fileBytesMax + 1_000));
    }
    assertThat(Files.readString(directory.resolve("worker.log.1"))).contains("place ");
    assertThat(Files.readString(directory.resolve("worker.log"))).contains("place 499");
  }

  @Test
  void as_many_old_files_are_kept_as_the_settings_allow() throws IOException {
    int filesMax = 20;
    try (EventLog log = EventLog.open(directory, "info", 1_000, filesMax)) {
      for (int i = 0; i < 100; i++) {
        log.accept(new EngineEvent.Fault("place " + i, "x".repeat(1_000)));
      }
    }
    assertThat(directory.resolve("worker.log." + filesMax)).exists();
    assertThat(directory.resolve("worker.log." + (filesMax + 1))).doesNotExist();
  }

  @Test
  void next_worker_writes_on() throws IOException {
    log("info", INFO);
    log("info", ERROR);
    assertThat(messages()).containsExactly("ProviderOpened", "Fault");
  }

  @Test
  void closed_log_takes_nothing_more() throws IOException {
    EventLog log = EventLog.open(directory, "info", LARGE, 1);
    log.accept(INFO);
    log.close();
    log.accept(ERROR);
    log.close();
    assertThat(messages()).containsExactly("ProviderOpened");
  }
}
