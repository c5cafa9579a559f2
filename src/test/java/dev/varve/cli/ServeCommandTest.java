package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.settings.Home;
import dev.varve.settings.WorkerLock;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that cannot start says why, and with which status. */
class ServeCommandTest {

  @TempDir private Path directory;

  @Test
  void a_store_that_another_program_has_locked_is_told_with_its_status_and_remedy() throws Exception {
    Home home = new Home(directory);
    home.prepare();
    Files.writeString(home.settingsFile(), "store.busy_timeout = \"50ms\"\n");
    SqliteDatabase.open(SqliteOptions.of(home.database())).close();
    TestingTerminal terminal = new TestingTerminal(directory);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + home.database());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertThat(terminal.run("serve", "--port", "0", "--json")).isEqualTo(ExitCode.BUSY.status());
      assertThat(terminal.json().path("error").asText()).contains("locked by another program; close it");
      assertThat(terminal.json().path("exitCode").asInt()).isEqualTo(ExitCode.BUSY.status());
      assertThat(terminal.err()).contains("varve doctor");
    }
    WorkerLock.acquire(home).close();
  }
}
