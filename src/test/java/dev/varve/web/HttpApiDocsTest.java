package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.settings.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/http-api.md} is the contract: it names every route and every kind of problem, and no other. */
final class HttpApiDocsTest {

  private static final Pattern ROUTE = Pattern.compile("(?m)^### `((?:GET|POST|PUT|DELETE) [^`]+)`$");
  private static final Pattern PROBLEM = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

  private static String docs() throws IOException {
    return Files.readString(Path.of("docs", "http-api.md"));
  }

  private static SortedSet<String> documented(Pattern pattern) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(docs());
    while (matcher.find()) {
      found.add(matcher.groupCount() == 1 ? matcher.group(1) : matcher.group(1) + " " + matcher.group(2));
    }
    return found;
  }

  @Test
  void every_route_is_documented_and_every_documented_route_exists(@TempDir Path home) throws IOException {
    Tokens tokens = TestingWorker.tokens(home);
    DoorOptions options =
        new DoorOptions(
            0, null, tokens, "1", WebLimits.defaults(), InstantSource.system(), () -> Long.MAX_VALUE,
            () -> {});
    List<Route> routes = Routes.of(options, new Readiness(), new TokenProof(tokens));

    assertThat(documented(ROUTE)).containsExactlyInAnyOrderElementsOf(routes.stream().map(Route::title).toList());
  }

  @Test
  void every_kind_of_problem_is_documented_with_its_status() throws IOException {
    SortedSet<String> kinds = new TreeSet<>();
    for (ProblemKind kind : ProblemKind.values()) {
      kinds.add(kind.slug() + " " + kind.status());
    }

    assertThat(documented(PROBLEM)).isEqualTo(kinds);
  }

  @Test
  void every_limit_is_documented_by_its_name() throws IOException {
    String docs = docs();
    for (var limit : WebLimits.class.getRecordComponents()) {
      assertThat(docs).contains("| `" + limit.getName() + "` |");
    }
  }
}
