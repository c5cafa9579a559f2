package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRunTest {

  private static final LoadPlan NOBODY_LISTENS = new LoadPlan(1, 2, 0, 1_000, 0);

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger told = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newSingleThreadExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Each answer takes a tenth of a second of the test's own clock, so a second has ten of them. */
  private void answering(int status, String receipt) {
    AtomicInteger id = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Varve-Status", receipt);
          exchange.getResponseHeaders().add("Varve-Message-Id", Integer.toString(id.incrementAndGet()));
          nanos.addAndGet(100_000_000);
          exchange.sendResponseHeaders(status, 2);
          exchange.getResponseBody().write("{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
          exchange.close();
        });
  }

  @Test
  void every_acknowledgement_is_in_the_report_and_in_the_ledger() throws IOException {
    answering(200, "queued");

    LoadReport report = run(new LoadPlan(server.getAddress().getPort(), 1, 0, 1_000, 3));

    assertThat(report.acknowledged()).isEqualTo(report.queued()).isEqualTo(10);
    assertThat(report.p50Millis()).isEqualTo(100.0);
    assertThat(told).hasValue(1);
    List<Ledger.Entry> ledger = Ledger.read(folder.resolve("ledger"));
    assertThat(ledger).hasSize(10);
    assertThat(ledger.getFirst().messageId()).isEqualTo(1);
    assertThat(ledger.getFirst().receipt()).isEqualTo("queued");
  }

  @Test
  void what_is_refused_is_not_in_the_ledger() throws IOException {
    answering(503, "");

    LoadReport report = run(new LoadPlan(server.getAddress().getPort(), 2, 0, 1_000, 0));

    assertThat(report.refused()).isPositive();
    assertThat(report.acknowledged()).isZero();
    assertThat(Ledger.read(folder.resolve("ledger"))).isEmpty();
  }

  @Test
  void a_worker_that_is_gone_breaks_the_load() throws IOException {
    assertThat(run(NOBODY_LISTENS).broken()).isTrue();
  }

  private LoadReport run(LoadPlan plan) throws IOException {
    Posts posts = new Posts(Corpus.load(), "token", 1, 4, 0);
    try (Ledger ledger = Ledger.writing(folder.resolve("ledger"))) {
      return new LoadRun(plan, posts, ledger, told::incrementAndGet, nanos::get).run();
    }
  }
}
