package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.Worker;
import dev.varve.flow.Caller.Said;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A full disk and a locked database: what is not taken is refused aloud, what was taken is there. */
@Timeout(120)
class TroubleTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private TestingHome home;

  @BeforeEach
  void name(@TempDir Path directory) {
    home = TestingHome.in(directory);
  }

  @Test
  void nearly_full_disk_takes_nothing_in_and_still_answers() throws Exception {
    try (Worker worker = home.start(home.withoutSpace())) {
      Caller caller = home.caller(worker);
      Said refused = caller.toolUse("s", "one");
      assertThat(refused.status()).isEqualTo(507);
      assertThat(refused.json().path("type").asText()).isEqualTo("urn:varve:problem:disk-full");
      assertThat(refused.json().path("remedy").asText()).contains("Free some space");
      assertThat(caller.get("/v1/audit").json().path("accepted").asInt()).isZero();
    }
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      assertThat(caller.toolUse("s", "one").json().path("status").asText()).isEqualTo("queued");
      await().atMost(SOON).until(() -> caller.items("/v1/observations").size() == 1);
    }
  }

  @Test
  void database_locked_by_another_program_is_a_503_and_nothing_is_lost() throws Exception {
    try (Worker worker = home.with("VARVE_STORE_BUSY_TIMEOUT", "50ms").start()) {
      Caller caller = home.caller(worker);
      assertThat(caller.toolUse("s", "before").status()).isEqualTo(200);
      try (Connection other = locked()) {
        Said refused = caller.toolUse("s", "meanwhile");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("type").asText()).isEqualTo("urn:varve:problem:store-unavailable");
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        other.rollback();
      }
      assertThat(caller.toolUse("s", "meanwhile").json().path("status").asText()).isEqualTo("queued");
      assertThat(caller.end("s").status()).isEqualTo(200);
      await().atMost(SOON).until(caller::isDrained);
      assertThat(caller.audit().path("balanced").asBoolean()).as("%s", caller.audit()).isTrue();
      assertThat(caller.audit().path("states").path("dead").asInt()).isZero();
      assertThat(caller.audit().path("accepted").asInt()).isEqualTo(3);
    }
  }

  private Connection locked() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.home().database());
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("PRAGMA busy_timeout = 30000");
      statement.execute("UPDATE projects SET name = name");
    }
    return connection;
  }
}
