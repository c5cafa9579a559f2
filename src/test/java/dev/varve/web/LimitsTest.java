package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.context.Answer;
import dev.varve.web.HttpCaller.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is beyond a limit is told which one, and may come again. */
@Timeout(60)
final class LimitsTest {

  private static final String HOOK = "/v1/hooks/claude-code/PreToolUse";

  @TempDir private Path home;

  private static WebLimits limits(int largeBodiesMax, int requestsMax) {
    WebLimits d = WebLimits.defaults();
    return new WebLimits(
        d.bodyBytesMax(), largeBodiesMax, requestsMax, d.connectionsMax(), d.headMax(), d.headerBytesMax(), d.eventClientsMax(),
        d.eventQueueMax(), d.replayMax(), d.replayAge(), d.heartbeat(), d.idle(), d.diskFreeBytesMin(), d.stopMax());
  }

  @Test
  void one_request_more_than_allowed_is_told_to_come_again() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    try (TestingWorker worker = TestingWorker.starting(home, null, limits(4, 1))) {
      worker.serve(
          cwd -> {
            entered.countDown();
            awaitUninterrupted(leave);
            return Answer.NOTHING;
          });
      Thread busy = Thread.ofVirtual().start(() -> askQuietly(worker));
      entered.await();
      Said refused = worker.caller().get("/v1/status");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.json().path("detail").asText()).isEqualTo("requestsMax: more than 1 requests at once");
      assertThat(worker.caller().get("/readyz").status()).isEqualTo(200);
      leave.countDown();
      busy.join();
      Awaitility.await().until(() -> worker.caller().get("/v1/status").status() == 200);
    }
  }

  @Test
  void connections_over_tcp_leave_those_over_the_socket_alone() throws Exception {
    Path socket = home.resolve("worker.sock");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    try (TestingWorker worker = TestingWorker.starting(home, socket, connections(2, Duration.ofMinutes(1)));
        Socket first = new Socket(InetAddress.getLoopbackAddress(), worker.door.port());
        Socket second = new Socket(InetAddress.getLoopbackAddress(), worker.door.port())) {
      worker.serve();
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      assertThat(RawExchange.unix(socket).ask("GET /healthz HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void half_a_head_is_closed_soon_although_the_connection_is_not_silent_for_long() throws Exception {
    try (TestingWorker worker = TestingWorker.ready(home, connections(2, Duration.ofMillis(50)));
        Socket half = new Socket(InetAddress.getLoopbackAddress(), worker.door.port())) {
      half.getOutputStream().write("GET /healthz HTTP/1.1\r\nHos".getBytes(StandardCharsets.US_ASCII));
      assertThat(half.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void connection_whose_first_request_was_whole_stays_open() throws Exception {
    try (TestingWorker worker = TestingWorker.ready(home, connections(2, Duration.ofMillis(500)));
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), worker.door.port());
        Socket half = new Socket(InetAddress.getLoopbackAddress(), worker.door.port())) {
      byte[] request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      slow.getOutputStream().write(request);
      assertThat(half.getInputStream().read()).isEqualTo(-1);
      slow.getOutputStream().write(request);
      String answers = new String(slow.getInputStream().readNBytes(30), StandardCharsets.US_ASCII);
      assertThat(answers).startsWith("HTTP/1.1 200");
      assertThat(slow.getInputStream().read()).isNotEqualTo(-1);
    }
  }

  private static WebLimits connections(int connectionsMax, Duration headMax) {
    WebLimits d = WebLimits.defaults();
    return new WebLimits(
        d.bodyBytesMax(), d.largeBodiesMax(), d.requestsMax(), connectionsMax, headMax, d.headerBytesMax(), d.eventClientsMax(),
        d.eventQueueMax(), d.replayMax(), d.replayAge(), d.heartbeat(), d.idle(), d.diskFreeBytesMin(), d.stopMax());
  }

  @Test
  void one_large_body_more_than_allowed_is_told_to_come_again() throws Exception {
    String body = "{\"session_id\":\"s\",\"x\":\"" + "x".repeat(2 << 20) + "\"}";
    try (TestingWorker worker = TestingWorker.ready(home, limits(1, 256))) {
      Said refused = Awaitility.await().until(() -> besideAnother(worker, body), said -> said.status() == 503);
      assertThat(refused.json().path("detail").asText()).startsWith("largeBodiesMax");
      Awaitility.await().until(() -> worker.caller().post(HOOK, body).status() == 200);
    }
  }

  /** What is said to a large body while another one arrives slowly; it may also be the first of the two. */
  private static Said besideAnother(TestingWorker worker, String body) throws IOException, InterruptedException {
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), worker.door.port())) {
      String head =
          "POST " + HOOK + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestingWorker.TOKEN.value()
              + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
      slow.getOutputStream().write((head + body.substring(0, 3 << 19)).getBytes(StandardCharsets.US_ASCII));
      slow.getOutputStream().flush();
      Said said = worker.caller().post(HOOK, body);
      assertThat(worker.caller().post(HOOK, "{\"session_id\":\"s\"}").status()).isEqualTo(200);
      return said;
    }
  }

  private static void askQuietly(TestingWorker worker) {
    try {
      worker.caller().get("/v1/context?cwd=%2F");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
