package dev.varve.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.chance.Chance;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class PackedPayloadTest {

  private static final int THREADS = 8;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/";

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

  @Test
  void a_text_of_any_length_comes_back_whatever_repeats_in_it() {
    Chance.tries(
        300,
        chance -> {
          String alphabet = chance.of("a", "ab", "abc d\n", "aé€😀\"\\\n", LETTERS);
          StringBuilder text = new StringBuilder(chance.chars(alphabet, 0, chance.of(20, 600, 5_000, 90_000)));
          for (String again : chance.list(0, 20, () -> piece(chance, text))) {
            text.append(again).append(chance.chars(alphabet, 0, 300));
          }
          Redacted payload = payload(text.toString());
          assertThat(PackedPayload.of(payload).json()).isEqualTo(payload.text());
        });
  }

  private static String piece(Chance chance, CharSequence text) {
    int from = chance.between(0, text.length());
    return text.subSequence(from, chance.between(from, Math.min(text.length(), from + 2_000))).toString();
  }

  @Test
  void noise_is_stored_as_it_is() {
    String noise = new Random(7).ints(2_000, ' ', 0x3000).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();

    PackedPayload packed = PackedPayload.of(payload(noise));

    assertThat(packed.stored()).hasSize(packed.plainBytes() + 1);
  }

  @Test
  void what_was_deflated_by_an_earlier_version_is_read() {
    byte[] text = "{\"input\":\"the same words again and again\"}".getBytes(UTF_8);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    deflater.setInput(text);
    deflater.finish();
    byte[] stored = new byte[100];
    stored[0] = 1;
    int length = deflater.deflate(stored, 1, stored.length - 1);
    deflater.end();

    assertThat(PackedPayload.text(Arrays.copyOf(stored, length + 1))).contains(new String(text, UTF_8));
  }

  @Test
  void a_damaged_text_is_none_or_another_one_and_never_an_error() {
    byte[] whole = PackedPayload.of(payload("some words, and some words again. ".repeat(100))).stored();
    Chance.tries(
        2_000,
        chance -> {
          byte[] damaged = Arrays.copyOf(whole, chance.between(0, whole.length));
          for (int flips = chance.between(0, Math.min(3, damaged.length)); flips > 0; flips--) {
            damaged[chance.between(0, damaged.length - 1)] = (byte) chance.between(-128, 127);
          }
          assertThatCode(() -> PackedPayload.text(damaged)).doesNotThrowAnyException();
        });
  }

  private static int roundTrips(List<Redacted> payloads) {
    for (Redacted payload : payloads) {
      assertThat(PackedPayload.of(payload).json()).isEqualTo(payload.text());
    }
    return payloads.size();
  }
}
