package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.VarveCommand;
import dev.varve.settings.Home;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HookCommandTest {

  @TempDir private Path directory;

  @Test
  void hook_that_no_worker_would_take_is_refused_at_once_with_what_would_be_right() {
    Map<String, String> env = Map.of("VARVE_HOME", directory.toString());
    for (List<String> words : List.of(List.of("aider", "Stop"), List.of("Aider", "start"))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream printer = new PrintStream(out, true, UTF_8);
      String[] line = {"hook", words.getFirst(), words.getLast()};
      assertThat(VarveCommand.run(line, env, printer, printer)).isEqualTo(2);
      assertThat(out.toString(UTF_8)).contains("'%s' is no".formatted(words.getFirst()), "docs/clients.md");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void hook_of_any_agent_is_kept_by_the_script_it_puts_into_the_home() throws Exception {
    Home home = new Home(directory.resolve("home"));
    Map<String, String> env =
        Map.of("VARVE_HOME", home.path().toString(), "PATH", System.getenv().getOrDefault("PATH", ""));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(out, true, UTF_8);
    InputStream stdin = System.in;
    System.setIn(new ByteArrayInputStream("{\"session_id\":\"s\"}".getBytes(UTF_8)));
    try {
      assertThat(VarveCommand.run(new String[] {"hook", "codex", "Stop"}, env, printer, printer)).isZero();
    } finally {
      System.setIn(stdin);
    }
    assertThat(out.toString(UTF_8)).isEqualTo("{}\n");
    assertThat(HookScript.in(home)).isExecutable();
    try (Stream<Path> files = Files.list(Spool.in(home))) {
      List<Path> kept = files.filter(Files::isRegularFile).toList();
      assertThat(kept).hasSize(1);
      assertThat(kept.getFirst()).hasContent("{\"session_id\":\"s\"}");
      assertThat(kept.getFirst().getFileName().toString()).startsWith("codex@Stop@");
    }
  }
}
