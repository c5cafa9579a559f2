package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent.ChangesAppended;
import dev.varve.queue.Changes;
import dev.varve.queue.SessionId;
import dev.varve.web.EventReader.Event;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything durable reaches every stream once and in order, or the stream is told that it missed something. */
@Timeout(60)
final class EventStreamTest {

  /** So small that soon nothing more fits in. */
  private static final int DEAF_BUFFER_BYTES = 2_048;

  @TempDir private Path home;
  private @Nullable TestingWorker worker;

  @AfterEach
  void close() {
    if (worker != null) {
      worker.close();
    }
  }

  private TestingWorker worker(int clientsMax, int queueMax, int replayMax) throws IOException {
    WebLimits d = WebLimits.defaults();
    WebLimits limits =
        new WebLimits(
            d.bodyBytesMax(), d.largeBodiesMax(), d.requestsMax(), d.connectionsMax(), d.headMax(), d.headerBytesMax(), clientsMax,
            queueMax, replayMax, d.replayAge(), Duration.ofMillis(100), d.idle(), d.diskFreeBytesMin(), d.stopMax());
    TestingWorker started = TestingWorker.ready(home, limits);
    worker = started;
    return started;
  }

  private static void append(TestingWorker worker, int count, Instant at) {
    worker.database.write(
        tx -> {
          for (int i = 0; i < count; i++) {
            Changes.append(tx, "prompt", new SessionId(7), i, at);
          }
          return count;
        });
    worker.events.publish(new ChangesAppended(7));
  }

  private static List<String> ids(EventReader reader, int count) throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(Objects.requireNonNull(reader.nextDurable()).id());
    }
    return ids;
  }

  @Test
  void stream_begins_with_the_status_and_shows_what_is_new() throws Exception {
    TestingWorker worker = worker(64, 256, 5_000);
    append(worker, 3, Instant.now());
    try (EventReader reader = EventReader.of(worker.caller(), null)) {
      assertThat(Objects.requireNonNull(reader.next()).name()).isEqualTo("status");
      worker.caller().post("/v1/sessions/api/s/tool-uses", "{\"tool\":\"t\",\"id\":\"1\"}");

      Event first = Objects.requireNonNull(reader.nextDurable());
      assertThat(first.id()).isEqualTo("4");
      assertThat(first.name()).isEqualTo("tool_use");
      assertThat(first.data()).startsWith("{\"session\":1,\"subject\":1,\"at\":\"");
      assertThat(Objects.requireNonNull(reader.nextDurable()).name()).isEqualTo("observation");
    }
  }

  @Test
  void stream_that_comes_back_gets_what_it_missed_and_then_what_is_new() throws Exception {
    TestingWorker worker = worker(64, 256, 5_000);
    append(worker, 5, Instant.now());
    try (EventReader reader = EventReader.of(worker.caller(), "2")) {
      assertThat(ids(reader, 3)).containsExactly("3", "4", "5");
      append(worker, 2, Instant.now());
      assertThat(ids(reader, 2)).containsExactly("6", "7");
    }
  }

  @Test
  void zero_asks_for_the_oldest_that_can_be_had() throws Exception {
    TestingWorker worker = worker(64, 256, 4);
    append(worker, 3, Instant.EPOCH);
    try (EventReader reader = EventReader.of(worker.caller(), "0")) {
      assertThat(ids(reader, 3)).containsExactly("1", "2", "3");
    }
    append(worker, 3, Instant.EPOCH);
    try (EventReader reader = EventReader.of(worker.caller(), "0")) {
      assertThat(reader.nextDurable()).isEqualTo(new Event("2", "reset", "{\"after\":2}"));
      assertThat(ids(reader, 4)).containsExactly("3", "4", "5", "6");
    }
  }

  @Test
  void stream_that_missed_too_much_or_too_long_ago_or_another_store_is_reset() throws Exception {
    TestingWorker worker = worker(64, 256, 10);
    append(worker, 1, Instant.now());
    append(worker, 1, Instant.now().minus(Duration.ofHours(2)));
    append(worker, 11, Instant.now());

    for (String lastId : new String[] {"1", "2", "99"}) {
      try (EventReader reader = EventReader.of(worker.caller(), lastId)) {
        assertThat(reader.nextDurable()).as(lastId).isEqualTo(new Event("13", "reset", "{\"after\":13}"));
      }
    }
    try (EventReader reader = EventReader.of(worker.caller(), "3")) {
      assertThat(ids(reader, 10)).startsWith("4").endsWith("13");
    }
  }

  /** A busy machine may make the stream so slow that it is closed; then it comes back as a client does. */
  @Test
  void burst_larger_than_a_queue_reaches_a_stream_that_reads() throws Exception {
    TestingWorker worker = worker(64, 16, 5_000);
    List<String> ids = new ArrayList<>();
    EventReader reader = EventReader.of(worker.caller(), null);
    reader.next();
    append(worker, 2_000, Instant.now());
    while (ids.size() < 2_000) {
      Event event = reader.nextDurable();
      if (event == null) {
        reader.close();
        reader = EventReader.of(worker.caller(), ids.isEmpty() ? "0" : ids.getLast());
      } else {
        ids.add(event.id());
      }
    }
    reader.close();
    assertThat(ids).doesNotHaveDuplicates().startsWith("1").endsWith("2000");
  }

  @Test
  void stream_that_does_not_read_is_closed_and_the_others_go_on() throws Exception {
    TestingWorker worker = worker(64, 256, 5_000);
    try (Socket deaf = deaf(worker.door.port());
        EventReader reader = EventReader.of(worker.caller(), null)) {
      Awaitility.await().until(() -> streams(worker) == 2);
      Thread drain = Thread.ofVirtual().start(() -> drain(reader));
      Awaitility.await()
          .atMost(Duration.ofSeconds(50))
          .until(
              () -> {
                append(worker, 5_000, Instant.now());
                return streams(worker) == 1;
              });
      assertThat(drain.isAlive()).isTrue();
      assertThat(deaf.isConnected()).isTrue();
    }
  }

  private static Socket deaf(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(DEAF_BUFFER_BYTES);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request =
        "GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestingWorker.TOKEN.value() + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  private static void drain(EventReader reader) {
    try {
      while (reader.next() != null) {
        Thread.onSpinWait();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static long streams(TestingWorker worker) throws IOException, InterruptedException {
    return worker.caller().get("/v1/status").json().path("eventStreams").asLong();
  }

  @Test
  void one_stream_more_than_allowed_is_refused_until_another_ends() throws Exception {
    TestingWorker worker = worker(2, 16, 10);
    try (EventReader one = EventReader.of(worker.caller(), null);
        EventReader two = EventReader.of(worker.caller(), null)) {
      assertThat(one.status() + two.status()).isEqualTo(400);
      assertThat(worker.caller().get("/v1/events").status()).isEqualTo(503);
      assertThat(worker.caller().get("/v1/events").json().path("detail").asText()).startsWith("eventClientsMax");
    }
    Awaitility.await().until(() -> streams(worker) == 0);
    try (EventReader again = EventReader.of(worker.caller(), null)) {
      assertThat(again.status()).isEqualTo(200);
    }
  }

  /** A report of the status may come before, when the follower looks for the first time. */
  @Test
  void silent_stream_is_kept_open_by_heartbeats() throws Exception {
    TestingWorker worker = worker(64, 256, 10);
    try (EventReader reader = EventReader.of(worker.caller(), null)) {
      Event event = Objects.requireNonNull(reader.next());
      while (event.name().equals("status")) {
        event = Objects.requireNonNull(reader.next());
      }
      assertThat(event.name()).isEqualTo(":");
    }
  }

  @Test
  void bad_last_id_is_a_400() throws Exception {
    TestingWorker worker = worker(64, 256, 10);
    for (String lastId : new String[] {"-1", "x", "1.5", "99999999999999999999"}) {
      assertThat(worker.caller().get("/v1/events", "Last-Event-ID", lastId).status()).as(lastId).isEqualTo(400);
    }
  }

  @Test
  void streams_end_when_the_door_closes() throws Exception {
    TestingWorker worker = worker(64, 256, 10);
    try (EventReader reader = EventReader.of(worker.caller(), null)) {
      reader.next();
      worker.door.close();
      Event event = reader.next();
      while (event != null) {
        event = reader.next();
      }
      assertThat(event).isNull();
    }
  }
}
