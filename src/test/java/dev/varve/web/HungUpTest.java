package dev.varve.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.varve.queue.Changes;
import dev.varve.queue.SessionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whoever asks may hang up, or listen no more, at any time; that is nothing to write home about. */
@Timeout(120)
final class HungUpTest {

  private static final int RECEIVE_BUFFER_BYTES = 4_096;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  @TempDir private Path home;
  private TestingWorker worker;

  @BeforeEach
  void open() throws IOException {
    log.start();
    root.addAppender(log);
    worker = TestingWorker.ready(home);
  }

  @AfterEach
  void close() {
    worker.close();
    root.detachAppender(log);
  }

  /** The worker's close waits for what is still at work. */
  private List<String> complaints() {
    worker.close();
    return log.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
        .filter(line -> line.startsWith("dev.varve.web") || line.startsWith("org.eclipse.jetty"))
        .toList();
  }

  /** Reads the beginning of the answer and then nothing more. */
  private Socket deaf(String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), worker.door.port()));
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, TestingWorker.TOKEN.value());
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  @Test
  void export_that_nobody_reads_to_the_end_is_no_error() throws Exception {
    String text = "word ".repeat(20_000);
    for (int i = 0; i < 100; i++) {
      worker.caller().post("/v1/sessions/api/one/prompts", "{\"cwd\":\"/w\",\"text\":\"%d %s\"}".formatted(i, text));
    }
    try (Socket caller = deaf("/v1/export")) {
      caller.setSoLinger(true, 0);
    }
    assertThat(complaints()).isEmpty();
  }

  @Test
  void event_stream_that_is_not_read_is_closed_without_a_word() throws Exception {
    try (Socket deaf = deaf("/v1/events")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(50))
          .until(
              () -> {
                append(5_000);
                return worker.caller().get("/v1/status").json().path("eventStreams").asLong() == 0;
              });
      assertThat(deaf.isConnected()).isTrue();
    }
    assertThat(complaints()).isEmpty();
  }

  private void append(int count) {
    worker.database.write(
        tx -> {
          for (int i = 0; i < count; i++) {
            Changes.append(tx, "prompt", new SessionId(7), i, Instant.now());
          }
          return count;
        });
  }
}
