package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the real worker tells the hooks of later sessions, and what it knows of that afterwards. */
@Timeout(120)
class ToldFlowTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private TestingHome home;
  private Path project;

  @BeforeEach
  void name(@TempDir Path directory) throws IOException {
    home = TestingHome.in(directory).with("VARVE_CONTEXT_TIME_MAX", "10s");
    project = Files.createDirectory(directory.toRealPath().resolve("tally"));
    Files.writeString(project.resolve("Parser.java"), "class Parser {}");
  }

  private void remember(Caller caller) throws Exception {
    String body =
        """
        {"id":"one","tool":"Write","cwd":"%s","input":{"file_path":"%s","content":"class Parser {}"},
         "response":{"type":"create","filePath":"%s"}}"""
            .formatted(project, project.resolve("Parser.java"), project.resolve("Parser.java"));
    assertThat(caller.post("/v1/sessions/api/s/tool-uses", body).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> caller.items("/v1/observations").size() == 1);
  }

  private String hook(Caller caller, String event, String more) throws Exception {
    String payload = "{\"session_id\":\"next\",\"cwd\":\"%s\"%s}".formatted(project, more);
    JsonNode answer = caller.post("/v1/hooks/claude-code/" + event, payload).json();
    return answer.path("hookSpecificOutput").path("additionalContext").asText();
  }

  private String context(Caller caller) throws Exception {
    return caller.get("/v1/context?cwd=" + project).json().path("text").asText();
  }

  private boolean isHashed() throws SQLException {
    String sql = "SELECT count(*) FROM observation_files WHERE content_hash IS NOT NULL";
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.home().database());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() && result.getLong(1) > 0;
    }
  }

  @Test
  void session_is_told_once_and_the_receipt_says_so() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      remember(caller);
      assertThat(hook(caller, "SessionStart", ",\"source\":\"startup\"")).contains("#1 ");
      await().atMost(SOON).until(() -> caller.items("/v1/receipts").size() == 1);
      assertThat(hook(caller, "PreToolUse", read("Parser.java"))).isEmpty();
      JsonNode receipt = caller.items("/v1/receipts").getFirst();
      assertThat(receipt.path("moment").asText()).isEqualTo("session_start");
      assertThat(receipt.path("client").asText()).isEqualTo("claude-code");
      assertThat(receipt.at("/items/0/memory").asText()).isEqualTo("#1");
    }
  }

  @Test
  void file_that_is_read_in_a_session_that_was_told_nothing_is_answered() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      remember(caller);
      assertThat(hook(caller, "PreToolUse", read("Parser.java"))).contains("about this file", "#1 ");
      assertThat(hook(caller, "PreToolUse", read("Lexer.java"))).isEmpty();
    }
  }

  private String read(String file) {
    return ",\"tool_name\":\"Read\",\"tool_use_id\":\"t1\",\"tool_input\":{\"file_path\":\"%s\"}"
        .formatted(project.resolve(file));
  }

  @Test
  void note_is_marked_once_its_file_has_changed() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      remember(caller);
      await().atMost(SOON).until(this::isHashed);
      assertThat(context(caller)).contains("#1 ").doesNotContain("stale");
      Files.writeString(project.resolve("Parser.java"), "class Parser { int tabs; }");
      assertThat(context(caller)).contains("[stale: Parser.java changed since]");
    }
  }
}
