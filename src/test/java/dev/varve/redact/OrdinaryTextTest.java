package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrdinaryTextTest {

  private final Redactor redactor = TestingRedactor.unhurried();

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      return files.filter(file -> file.toString().matches(".*\\.(java|sql)")).sorted().toList();
    }
  }

  @Test
  void no_line_of_our_own_sources_is_taken_for_a_secret() throws IOException {
    assertThat(sources()).isNotEmpty();
    for (Path source : sources()) {
      for (String line : Files.readAllLines(source)) {
        assertThat(redactor.line(line).text()).as("%s", source).isEqualTo(line);
      }
    }
  }

  @Test
  void logs_full_of_ids_hashes_times_and_addresses_pass_unchanged() {
    var random = new Random(11);
    var log = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      log.append(line(i, random)).append('\n');
    }
    for (String part : log.toString().split("(?<=\n)", -1)) {
      assertThat(redactor.line(part).text()).isEqualTo(part);
    }
  }

  private static String line(int i, Random random) {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    String hash = SampleText.of("{hex:40}", random);
    return switch (i % 12) {
      case 0 -> "2026-03-01T12:00:%02d.123Z INFO [http-7] c.e.Orders - GET /orders/%s 200 in 12 ms".formatted(i % 60, id);
      case 1 -> "commit " + hash + "\nAuthor: A. Nother <a@example.com>";
      case 2 -> "sha256:" + SampleText.of("{hex:64}", random) + "  target/app-1.2.3.jar";
      case 3 -> "10.0.0." + i % 250 + " - - \"POST /login HTTP/1.1\" 302 - \"https://example.com/?page=2&sort=name\"";
      case 4 -> "[INFO] Tests run: 12, Failures: 0, Errors: 0, Time elapsed: 0.123 s -- in a.b.TokenParserTest";
      case 5 -> "tokens: input=1200 output=88 cache_read=91823 max_tokens=128000 token_count=91";
      case 6 -> "\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1144)";
      case 7 -> "password for user postgres: permission denied (publickey,password)";
      case 8 -> "  \"integrity\": \"sha512-" + SampleText.of("{b64:86}", random) + "==\",";
      case 9 -> "index " + hash.substring(0, 7) + ".." + hash.substring(8, 15) + " 100644 --- a/src/auth/secret.ts";
      case 10 -> "const token = await session.accessToken(); // see https://example.com/docs/api-keys#rotate";
      default -> "-rw-r--r-- 1 dev dev " + 1_000 + i + " Mar  1 12:00 id_" + id + ".log";
    };
  }
}
