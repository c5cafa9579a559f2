package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.context.Answer;
import dev.varve.health.Listener;
import dev.varve.web.HttpCaller.Said;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The door's life: open, ready, closed; and the Unix socket beside it. */
@Timeout(60)
final class DoorTest {

  @TempDir private Path home;
  private Path socket;

  @BeforeEach
  void makePrivate() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    socket = home.resolve("worker.sock");
  }

  @Test
  void it_answers_before_the_store_is_open_and_takes_nothing() throws Exception {
    try (TestingWorker worker = TestingWorker.starting(home, null, WebLimits.defaults())) {
      HttpCaller caller = worker.caller();

      assertThat(caller.get("/healthz").status()).isEqualTo(200);
      assertThat(caller.get("/v1/identity?nonce=0011223344556677").status()).isEqualTo(200);
      for (String path : new String[] {"/readyz", "/v1/status", "/v1/sessions", "/v1/events", "/v1/audit"}) {
        Said said = caller.get(path);
        assertThat(said.status()).as(path).isEqualTo(503);
        assertThat(said.header("Retry-After")).isEqualTo("1");
        assertThat(said.json().path("type").asText()).isEqualTo("urn:varve:problem:starting");
      }
      assertThat(caller.post("/v1/hooks/claude-code/Stop", "{}").status()).isEqualTo(503);
      worker.serve();
      assertThat(caller.get("/readyz").status()).isEqualTo(200);
      assertThat(caller.get("/v1/status").status()).isEqualTo(200);
    }
  }

  @Test
  void it_proves_over_a_nonce_that_it_is_ours() throws Exception {
    byte[] token = TestingWorker.TOKEN.value().getBytes(StandardCharsets.US_ASCII);
    try (TestingWorker worker = TestingWorker.ready(home)) {
      assertThat(new Listener(token, new SecureRandom()).identify(worker.door.port()))
          .isEqualTo(new Listener.Identity.Ours("1.2.3", ProcessHandle.current().pid(), true));
      assertThat(new Listener(new byte[] {1}, new SecureRandom()).identify(worker.door.port()))
          .isInstanceOf(Listener.Identity.Foreign.class);
    }
  }

  @Test
  void shutdown_is_answered_and_asks_the_worker_to_stop() throws Exception {
    try (TestingWorker worker = TestingWorker.ready(home)) {
      assertThat(worker.caller().post("/v1/shutdown", "{}").status()).isEqualTo(202);
      assertThat(worker.stopAsked.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void request_at_work_ends_before_the_door_is_closed() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    try (TestingWorker worker = TestingWorker.starting(home, null, WebLimits.defaults())) {
      worker.serve(
          cwd -> {
            entered.countDown();
            await(leave);
            return new Answer("told", 2, List.of());
          });
      HttpCaller caller = worker.caller();
      Socket idle = new Socket(InetAddress.getLoopbackAddress(), worker.door.port());
      CompletableFuture<Said> asked = asking(caller, "/v1/context?cwd=%2F");
      entered.await();
      Thread closing = Thread.ofVirtual().start(worker.door::close);
      assertThat(idle.getInputStream().read()).as("a connection without a request").isEqualTo(-1);
      leave.countDown();

      assertThat(asked.join().json().path("text").asText()).isEqualTo("told");
      closing.join();
      assertThatThrownBy(() -> caller.get("/healthz")).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void our_own_bug_is_a_500_with_an_id_and_without_a_trace() throws Exception {
    try (TestingWorker worker = TestingWorker.starting(home, null, WebLimits.defaults())) {
      worker.serve(
          cwd -> {
            throw new IllegalStateException("an internal of " + cwd);
          });
      Said said = worker.caller().get("/v1/context?cwd=%2Fsecret");

      assertThat(said.status()).isEqualTo(500);
      assertThat(said.json().path("detail").asText()).containsPattern("id [0-9a-f]{16}");
      assertThat(said.response().body()).doesNotContain("internal", "secret", "Exception");
    }
  }

  @Test
  void port_that_is_taken_is_an_error_with_the_remedy() throws Exception {
    try (TestingWorker worker = TestingWorker.ready(home)) {
      DoorOptions same =
          new DoorOptions(
              worker.door.port(), null, TestingWorker.tokens(home), "1", WebLimits.defaults(), InstantSource.system(),
              () -> Long.MAX_VALUE, () -> {});

      assertThatThrownBy(() -> Door.open(same))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(worker.door.port()))
          .hasMessageContaining("server.port");
    }
  }

  @Test
  void socket_needs_no_token_and_is_the_owners_alone() throws Exception {
    try (TestingWorker worker = TestingWorker.starting(home, socket, WebLimits.defaults())) {
      worker.serve();

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))).isEqualTo("rw-------");
      assertThat(RawExchange.unix(socket).ask("GET /v1/status HTTP/1.1", "Host: anything"))
          .startsWith("HTTP/1.1 200");
      assertThat(RawExchange.tcp(worker.door.port()).ask("GET /v1/status HTTP/1.1", "Host: localhost"))
          .startsWith("HTTP/1.1 401");
    }
    assertThat(socket).doesNotExist();
  }

  @Test
  void socket_of_a_killed_worker_is_replaced() throws Exception {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();
    try (TestingWorker worker = TestingWorker.starting(home, socket, WebLimits.defaults())) {
      worker.serve();
      assertThat(RawExchange.unix(socket).ask("GET /readyz HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void socket_that_somebody_listens_on_is_left_alone() throws Exception {
    try (ServerSocketChannel living = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      living.bind(UnixDomainSocketAddress.of(socket));
      assertRefused(socket, "already");
      assertThat(socket).exists();
    }
  }

  @Test
  void socket_is_bound_only_where_it_is_safe() throws Exception {
    assertRefused(home.resolve("x".repeat(110)), "107 bytes");
    assertRefused(Files.writeString(home.resolve("file"), "precious"), "move it away");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-x---"));
    assertRefused(socket, "chmod 700");
  }

  private void assertRefused(Path path, String why) throws IOException {
    DoorOptions options =
        new DoorOptions(
            0, path, TestingWorker.tokens(home), "1", WebLimits.defaults(), InstantSource.system(), () -> Long.MAX_VALUE,
            () -> {});
    assertThatThrownBy(() -> Door.open(options)).isInstanceOf(IOException.class).hasMessageContaining(why);
  }

  private static CompletableFuture<Said> asking(HttpCaller caller, String path) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return caller.get(path);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
