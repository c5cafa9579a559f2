package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.varve.Worker;
import dev.varve.flow.Caller.Said;
import dev.varve.store.StoreException;
import dev.varve.store.StoreException.Reason;
import java.io.RandomAccessFile;
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

/** A full disk, a locked and a damaged database: what is not taken is refused aloud, what was taken is there. */
@Timeout(120)
class TroubleTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int PAGE_BYTES = 4096;

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

  @Test
  void database_locked_by_another_program_at_the_start_is_told_and_nothing_is_lost() throws Exception {
    TestingHome impatient = home.with("VARVE_STORE_BUSY_TIMEOUT", "50ms");
    try (Worker worker = impatient.start()) {
      Caller caller = home.caller(worker);
      assertThat(caller.toolUse("s", "before").status()).isEqualTo(200);
    }
    try (Connection other = locked()) {
      assertThatThrownBy(impatient::start)
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY))
          .hasMessageContaining("locked by another program; close it");
      other.rollback();
    }
    try (Worker worker = impatient.start()) {
      Caller caller = home.caller(worker);
      await().atMost(SOON).until(caller::isDrained);
      assertThat(caller.toolUse("s", "before").json().path("status").asText()).isEqualTo("duplicate");
      assertThat(caller.items("/v1/observations")).hasSize(1);
      assertThat(caller.audit().path("accepted").asInt()).isEqualTo(1);
      assertThat(caller.audit().path("balanced").asBoolean()).as("%s", caller.audit()).isTrue();
    }
  }

  @Test
  void database_damaged_meanwhile_is_a_503_and_what_is_sound_is_read_on() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      assertThat(caller.toolUse("s", "before").status()).isEqualTo(200);
      await().atMost(SOON).until(() -> caller.items("/v1/observations").size() == 1);
      damage("messages");

      Said refused = caller.toolUse("s", "meanwhile");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().path("type").asText()).isEqualTo("urn:varve:problem:store-unavailable");
      assertThat(refused.response().body()).contains("damaged", "backups/");
      assertThat(caller.get("/v1/audit").status()).isEqualTo(503);
      assertThat(caller.items("/v1/observations")).hasSize(1);
      assertThat(caller.get("/healthz").status()).isEqualTo(200);
    }
  }

  /** Overwrites the first page of a table, once the log is in the file and no connection's memory of pages holds. */
  private void damage(String table) throws Exception {
    long at;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.home().database());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 30000");
      statement.execute("UPDATE projects SET name = name");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      at = (number(statement, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'") - 1) * PAGE_BYTES;
    }
    try (RandomAccessFile file = new RandomAccessFile(home.home().database().toFile(), "rw")) {
      file.seek(at);
      file.write(new byte[PAGE_BYTES]);
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
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
