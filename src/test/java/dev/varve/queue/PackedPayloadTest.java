package dev.varve.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.chance.Chance;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PackedPayloadTest {

  private static final int THREADS = 8;

  private final Redactor redactor = TestingRedactor.unhurried();

  private Redacted payload(String text) {
    return redactor.toolPayload(JsonNodeFactory.instance.objectNode().put("input", text));
  }

  @Test
  void a_long_text_is_stored_shorter_and_a_short_one_as_it_is() {
    Redacted payload = payload("the same words again and again ".repeat(200));

    assertThat(PackedPayload.of(payload).stored()).hasSizeLessThan(payload.text().length() / 10);
    assertThat(PackedPayload.of(payload("short")).stored()).hasSize(payload("short").text().length() + 1);
  }

  @Test
  void whatever_many_threads_pack_each_gets_its_own_text_back() throws Exception {
    Chance.tries(
        5,
        chance -> {
          List<Callable<Integer>> works = new ArrayList<>();
          for (int thread = 0; thread < THREADS; thread++) {
            List<Redacted> payloads = chance.list(20, 40, () -> payload(chance.chars("ab\n\"é€", 0, 3_000)));
            works.add(() -> roundTrips(payloads));
          }
          try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Integer> done : threads.invokeAll(works)) {
              assertThat(done.get()).isPositive();
            }
          }
        });
  }

  private static int roundTrips(List<Redacted> payloads) {
    for (Redacted payload : payloads) {
      assertThat(PackedPayload.of(payload).json()).isEqualTo(payload.text());
    }
    return payloads.size();
  }
}
