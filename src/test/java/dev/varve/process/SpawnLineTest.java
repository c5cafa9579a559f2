package dev.varve.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpawnLineTest {

  @TempDir
  Path directory;

  @Test
  void this_machine_has_one() throws Exception {
    assertThat(SpawnLine.forThisMachine().works()).isTrue();
  }

  @Test
  void the_childs_command_stands_whole_at_the_end() {
    List<String> command = List.of("/bin/echo", "--option", "two words", "");

    assertThat(SpawnLine.NAMESPACE.around(command)).endsWith("/bin/echo", "--option", "two words", "");
    assertThat(SpawnLine.WRAPPER_SHELL.around(command)).endsWith("/bin/echo", "--option", "two words", "");
  }

  @ParameterizedTest
  @MethodSource("dev.varve.process.TestingChildren#lines")
  void no_child_outlives_a_killed_worker(SpawnLine line) throws Exception {
    Process worker = TestingWorker.start(directory, line);
    List<ProcessIdentity> tree = new ArrayList<>();
    try (BufferedReader output = worker.inputReader()) {
      for (String text = output.readLine(); text != null && !text.equals("ready"); text = output.readLine()) {
        int space = text.indexOf(' ');
        tree.add(new ProcessIdentity(Long.parseLong(text.substring(0, space)), text.substring(space + 1)));
      }
      assertThat(tree).hasSizeGreaterThan(3).allMatch(ProcessIdentity::isAlive);

      worker.destroyForcibly().waitFor();

      await().until(() -> tree.stream().noneMatch(ProcessIdentity::isAlive));
    }
  }
}
