package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.varve.Worker;
import dev.varve.settings.HomeException;
import dev.varve.settings.WorkerLock;
import dev.varve.store.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker starts whole or not at all, says why, and leaves nothing open. */
@Timeout(120)
class WorkerLifeTest {

  /** What docs/operating.md promises. */
  private static final Duration GONE_WITHIN = Duration.ofSeconds(20);

  private Path directory;
  private TestingHome home;

  @BeforeEach
  void name(@TempDir Path temporary) {
    directory = temporary;
    home = TestingHome.in(temporary);
  }

  private void assertNothingStaysOpen() throws IOException {
    WorkerLock.acquire(home.home()).close();
    assertThat(home.home().socket(home.env())).doesNotExist();
  }

  @Test
  void shutdown_route_ends_the_worker_within_the_limit() throws Exception {
    Worker worker = home.start();
    Caller caller = home.caller(worker);
    caller.toolUse("s", "one");
    assertThat(caller.post("/v1/shutdown", "{}").status()).isEqualTo(202);
    worker.awaitStop();
    Thread closing = Thread.ofPlatform().start(worker::close);
    assertThat(closing.join(GONE_WITHIN)).isTrue();
    assertThatThrownBy(() -> caller.get("/healthz")).isInstanceOf(ConnectException.class);
    assertNothingStaysOpen();
  }

  @Test
  void second_worker_on_a_home_is_refused_and_touches_nothing_of_the_first() throws Exception {
    try (Worker first = home.start()) {
      Caller caller = home.caller(first);
      byte[] workerFile = Files.readAllBytes(home.home().workerFile());
      assertThatThrownBy(home::start)
          .isInstanceOf(HomeException.class)
          .hasMessageContainingAll("a worker already runs on", home.home().path().toString())
          .extracting(e -> ((HomeException) e).reason())
          .isEqualTo(HomeException.Reason.BUSY);

      assertThat(home.home().workerFile()).hasBinaryContent(workerFile);
      assertThat(home.home().socket(home.env())).exists();
      caller.toolUse("s", "one");
      await().atMost(Duration.ofSeconds(60)).until(() -> caller.items("/v1/observations").size() == 1);
      assertThatThrownBy(() -> WorkerLock.acquire(home.home())).isInstanceOf(HomeException.class);
    }
    assertThat(Files.readString(home.home().logs().resolve("worker.log"))).containsOnlyOnce("WorkerStarted");
  }

  @Test
  void port_of_another_program_is_refused_with_the_setting_to_change() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThatThrownBy(() -> home.with("VARVE_PORT", port).start())
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("server.port", port);
      assertNothingStaysOpen();
    }
    home.start().close();
  }

  @Test
  void newer_schema_is_refused_with_the_remedy() throws Exception {
    home.start().close();
    onTheStore("INSERT INTO schema_versions (version) VALUES (99)");
    assertThatThrownBy(home::start)
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("schema version 99", "update Varve");
    assertNothingStaysOpen();
    onTheStore("DELETE FROM schema_versions WHERE version = 99");
    home.start().close();
  }

  private void onTheStore(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.home().database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void damaged_database_is_refused_with_the_remedy_and_left_as_it_is() throws Exception {
    home.home().prepare();
    byte[] damaged = "no database at all ".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    Files.write(home.home().database(), damaged);
    assertThatThrownBy(home::start)
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("damaged", "backups/");
    assertThat(home.home().database()).hasBinaryContent(damaged);
    assertNothingStaysOpen();
  }

  @Test
  void home_that_cannot_be_made_is_refused_with_the_variable_to_change() throws Exception {
    Files.writeString(directory.resolve("home"), "a file of somebody");
    assertThatThrownBy(home::start)
        .isInstanceOfSatisfying(HomeException.class, e -> assertThat(e.remedy()).startsWith("Set VARVE_HOME"));
    assertThat(directory.resolve("home")).hasContent("a file of somebody");
  }

  @Test
  void who_closes_it_meanwhile_waits_until_it_is_closed() throws Exception {
    Worker worker = home.start();
    Thread.ofPlatform().start(worker::close);
    worker.awaitStop();
    worker.close();
    assertNothingStaysOpen();
  }

  @Test
  void worker_whose_home_was_deleted_accepts_nothing_ends_and_leaves_no_trace() throws Exception {
    Worker worker = home.start();
    Caller caller = home.caller(worker);
    caller.toolUse("s", "one");
    assertThat(caller.get("/v1/search?q=mvn").status()).isEqualTo(200);
    await().ignoreExceptions().until(() -> isDeleted(home.home().path()));
    assertThat(caller.toolUse("s", "two").status()).isEqualTo(503);
    assertThat(worker.awaitStop()).isEqualTo(Worker.End.STORE_GONE);
    worker.close();
    assertThat(home.home().path()).doesNotExist();
    assertThatThrownBy(() -> caller.get("/healthz")).isInstanceOf(ConnectException.class);
    home.start().close();
  }

  @Test
  void worker_whose_home_was_moved_ends_although_nobody_writes() throws Exception {
    Worker worker = home.start();
    Path moved = directory.resolve("moved");
    Files.move(home.home().path(), moved);
    assertThat(worker.awaitStop()).isEqualTo(Worker.End.STORE_GONE);
    worker.close();
    assertThat(home.home().path()).doesNotExist();
    assertThat(Files.readString(moved.resolve("logs/worker.log"))).containsOnlyOnce("was deleted, moved or replaced");
  }

  /** The worker may write in between, so it takes more than one try now and then. */
  private static boolean isDeleted(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    return true;
  }

  @Test
  void closing_twice_is_harmless() throws Exception {
    Worker worker = home.start();
    worker.close();
    worker.close();
    assertNothingStaysOpen();
  }
}
