package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineStreamTest {

  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/whole", exchange -> answer(exchange, true));
    server.createContext("/half", exchange -> answer(exchange, false));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void close() {
    end.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange, boolean whole) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    if (!whole) {
      try {
        end.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.close();
  }

  private LineStream asked(String path, Duration silenceMax) {
    return LineStream.of(new Api(server.getAddress().getPort(), "token"), path, silenceMax);
  }

  @Test
  void lines_come_one_after_the_other_until_the_end() throws Exception {
    List<String> lines = new ArrayList<>();
    try (LineStream stream = asked("/whole", LineStream.SILENCE_MAX)) {
      stream.forEach(lines::add);
    }
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void worker_that_stops_in_the_middle_is_given_up() {
    try (LineStream stream = asked("/half", Duration.ofMillis(300))) {
      CliException given = catchThrowableOfType(CliException.class, () -> stream.forEach(line -> {}));
      assertThat(given).hasMessageContaining("stopped in the middle");
      assertThat(given.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(given.remedy()).contains("varve doctor");
    }
  }
}
