package dev.varve.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.varve.health.Finding.Level;
import dev.varve.health.Listener.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerTest {

  @TempDir Path home;

  private final Listener listener = new Listener("secret".getBytes(StandardCharsets.US_ASCII), new Random(7));

  private static HttpServer server(int status, String body) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void nobody_is_silent() throws Exception {
    assertThat(listener.identify(freePort())).isInstanceOf(Identity.Silent.class);
  }

  @Test
  void an_invented_proof_is_not_ours() throws Exception {
    HttpServer server = server(200, "{\"proof\":\"00\",\"version\":\"9\",\"pid\":1}");
    assertThat(listener.identify(server.getAddress().getPort()))
        .isEqualTo(new Identity.Foreign(
            "it does not know this home's token, and says it is a Varve worker of another home or of one that is gone, pid 1"));
    server.stop(0);
  }

  @Test
  void a_web_server_of_something_else_is_not_ours() throws Exception {
    HttpServer server = server(404, "<html>");
    assertThat(listener.identify(server.getAddress().getPort())).isInstanceOf(Identity.Foreign.class);
    server.stop(0);
  }

  @Test
  void a_stranger_on_our_port_fails_the_checkup() throws Exception {
    HttpServer server = server(404, "");
    int port = server.getAddress().getPort();
    Path file = write(1, Instant.EPOCH, port);
    Finding finding = new ListenerCheck(file, port, listener).findings().getFirst();
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.detail()).contains("is taken");
    server.stop(0);
  }

  @Test
  void a_stranger_on_the_port_that_the_next_worker_takes_fails_the_checkup() throws Exception {
    HttpServer server = server(404, "");
    int port = server.getAddress().getPort();
    Finding finding = new ListenerCheck(home.resolve("missing"), port, listener).findings().getFirst();
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.detail()).contains("none is running", "port " + port + " is taken");
    assertThat(finding.remedy()).contains("server.port");
    Path file = write(1, Instant.EPOCH, freePort());
    assertThat(new ListenerCheck(file, port, listener).findings()).containsExactly(finding);
    server.stop(0);
    assertThat(new ListenerCheck(file, port, listener).findings()).extracting(Finding::level).containsExactly(Level.WARN);
  }

  /** It takes connections, as a stopped process does, and says nothing. */
  @Test
  void who_does_not_answer_in_time_is_not_ours() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(listener.identify(silent.getLocalPort()))
          .isEqualTo(new Identity.Foreign("it did not answer within 2 s"));
    }
  }

  @Test
  void a_living_worker_on_another_port_than_it_says_fails_the_checkup() throws Exception {
    Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
    Path file = write(ProcessHandle.current().pid(), started, freePort());
    assertThat(new ListenerCheck(file, 0, listener).findings()).extracting(Finding::level).containsExactly(Level.FAIL);
  }

  @Test
  void a_pid_that_another_program_has_by_now_is_no_worker() throws Exception {
    Path file = write(ProcessHandle.current().pid(), Instant.EPOCH, freePort());
    assertThat(WorkerFile.read(file).orElseThrow().process()).isEmpty();
    assertThat(new ListenerCheck(file, 0, listener).findings()).extracting(Finding::level).containsExactly(Level.WARN);
  }

  @Test
  void a_torn_worker_file_counts_as_none() throws Exception {
    assertThat(WorkerFile.read(Files.writeString(home.resolve("worker.json"), "{\"pid\":"))).isEmpty();
    assertThat(WorkerFile.read(home.resolve("missing"))).isEmpty();
  }

  private Path write(long pid, Instant startedAt, int port) throws IOException {
    return Files.writeString(
        home.resolve("worker.json"),
        "{\"pid\":%d,\"startedAt\":\"%s\",\"port\":%d,\"version\":\"1\"}".formatted(pid, startedAt, port));
  }
}
