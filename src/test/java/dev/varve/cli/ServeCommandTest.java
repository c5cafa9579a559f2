package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.varve.Worker;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.WorkerLock;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
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

  @Test
  void a_port_that_another_program_has_is_told_with_the_setting_that_takes_another() throws Exception {
    HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
    int port = other.getAddress().getPort();
    TestingTerminal terminal = new TestingTerminal(directory).with("VARVE_PORT", Integer.toString(port));

    assertThat(terminal.run("serve")).isEqualTo(ExitCode.IO.status());
    assertThat(terminal.err()).startsWith("error: port " + port + " is taken").contains("server.port = ", "VARVE_PORT=");
    other.stop(0);
    WorkerLock.acquire(new Home(directory)).close();
  }

  @Test
  void a_worker_of_another_home_is_not_taken_for_this_homes_own() throws Exception {
    Home elsewhere = new Home(directory.resolve("elsewhere"));
    Map<String, String> free = Map.of("VARVE_PORT", "0");
    try (Worker other = Worker.start(elsewhere, Settings.load(elsewhere, free), free, "1")) {
      String port = Integer.toString(other.port());
      TestingTerminal terminal = new TestingTerminal(directory.resolve("here")).with("VARVE_PORT", port);

      assertThat(terminal.run("serve")).isEqualTo(ExitCode.IO.status());
      assertThat(terminal.err())
          .contains("port " + port + " is taken", "a Varve worker of another home", "pid " + ProcessHandle.current().pid());
    }
  }
}
