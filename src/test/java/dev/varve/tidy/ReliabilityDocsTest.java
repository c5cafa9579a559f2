package dev.varve.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A promise whose test is gone is no promise. */
class ReliabilityDocsTest {

  private static final Path PAGE = Path.of("docs", "reliability.md");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)\\.([a-z0-9_]+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+)\\. [^|]+\\|([^|]*)\\|$");

  @Test
  void every_test_it_names_exists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (MatchResult named : NAMED.matcher(Files.readString(PAGE)).results().toList()) {
      if (!exists(named.group(1), named.group(2))) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void each_of_the_24_has_a_test() throws IOException {
    List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();
    assertThat(rows).hasSize(24).allSatisfy(row -> assertThat(row.group(2)).containsPattern(NAMED));
  }

  private static boolean exists(String type, String method) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(path -> path.endsWith(type + ".java")).toList()) {
        if (Files.readString(file).contains(" " + method + "(")) {
          return true;
        }
      }
    }
    return false;
  }
}
