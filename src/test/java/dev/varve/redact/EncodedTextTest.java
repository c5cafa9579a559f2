package dev.varve.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncodedTextTest {

  private static final String CONFIG = "{\"user\":\"shop\",\"password\":\"correcthorse1\",\"host\":\"db.internal\"}";

  private final Redactor redactor = TestingRedactor.unhurried();

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void base64_that_says_a_secret_goes_as_a_whole() {
    String redacted = redactor.answer("CONFIG: " + base64(CONFIG) + " is used").text();
    assertThat(redacted).matches("CONFIG: \\[redacted:password:[0-9a-f]{4}]=* is used");
  }

  @Test
  void it_may_be_broken_into_lines_or_be_an_added_line_of_a_patch() {
    String wrapped = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString((CONFIG + CONFIG).getBytes(UTF_8));
    for (String text : new String[] {wrapped, "  " + wrapped.replace("\n", "\n  "), "+" + base64(CONFIG)}) {
      assertThat(redactor.answer(text).findings().secrets()).as(text).isEqualTo(1);
    }
  }

  @Test
  void base64_of_ordinary_text_and_of_bytes_stays() {
    byte[] bytes = new byte[600];
    new Random(5).nextBytes(bytes);
    String text = base64("nothing but a few words about the weather") + "\n" + Base64.getMimeEncoder().encodeToString(bytes);
    assertThat(redactor.answer(text).text()).isEqualTo(text);
  }

  @Test
  void names_and_paths_are_no_base64() {
    String text = "org/springframework/security/authentication/password AbstractSingletonProxyFactoryBean";
    assertThat(EncodedText.next(Survey.narrow(text), 0)).isNull();
  }

  @Test
  void every_run_is_found_wherever_it_starts() {
    String run = base64("just some words to be found");
    for (int offset = 0; offset < 60; offset++) {
      EncodedText found = Objects.requireNonNull(EncodedText.next(Survey.narrow(" ".repeat(offset) + run), 0));
      assertThat(found.start()).isEqualTo(offset);
      assertThat(found.plain()).isEqualTo("just some words to be found");
    }
  }

  @Test
  void what_the_time_does_not_suffice_to_read_is_dropped() {
    long[] now = {0};
    Redactor hurried = TestingRedactor.hurried(() -> now[0] += 9_000_000);
    String redacted = hurried.answer(". ".repeat(500) + base64(CONFIG.repeat(400))).text();
    assertThat(redacted).doesNotContain(base64(CONFIG).substring(0, 40));
  }
}
