package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.Worker;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The table of the home in {@code docs/operating.md} names whatever a worker makes there. */
@Timeout(120)
class HomeDocsTest {

  private static final Path PAGE = Path.of("docs", "operating.md");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /** The names of the first column; those of a row that begin with a dash or a dot continue its first one. */
  private static List<String> documented() throws IOException {
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf("## The home"), page.indexOf("## Starting and stopping"));
    List<String> names = new ArrayList<>();
    for (String line : section.lines().filter(line -> line.startsWith("| `")).toList()) {
      String first = "";
      Matcher name = NAME.matcher(line.substring(0, line.indexOf(" | ")));
      while (name.find()) {
        boolean continues = name.group(1).startsWith("-") || name.group(1).startsWith(".");
        first = continues ? first : name.group(1);
        names.add(continues ? first + name.group(1) : first);
      }
    }
    return names;
  }

  private static boolean isDocumented(String file, List<String> names) {
    return names.contains(file) || names.contains(file + "/");
  }

  /** What lies directly in it, and the logs. */
  private static List<String> made(Home home) {
    List<String> made = new ArrayList<>();
    for (String name : Objects.requireNonNull(home.path().toFile().list())) {
      if (!home.path().resolve(name).equals(home.logs())) {
        made.add(name);
      }
    }
    for (String name : Objects.requireNonNull(home.logs().toFile().list())) {
      made.add("logs/" + name);
    }
    return made;
  }

  @Test
  void everything_that_a_running_worker_makes_is_in_the_table(@TempDir Path directory) throws Exception {
    TestingHome home = TestingHome.in(directory);
    List<String> names = documented();
    assertThat(names).contains("varve.db", "varve.db-wal", "index/", "children.json", "logs/worker.log.1");
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.toolUse("s", "one");
      await().atMost(Duration.ofSeconds(60)).until(() -> caller.items("/v1/observations").size() == 1);
      assertThat(caller.get("/v1/search?q=verify").status()).isEqualTo(200);

      assertThat(made(home.home()))
          .contains("varve.db", "worker.sock", "install.key", "index", "logs/worker.log")
          .allMatch(file -> isDocumented(file, names));
    }
  }
}
