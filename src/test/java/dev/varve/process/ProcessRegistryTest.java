package dev.varve.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRegistryTest {

  @TempDir
  Path directory;

  @Test
  void names_the_living_and_only_them() throws Exception {
    try (var children = new TestingChildren(directory, SpawnLine.WRAPPER_SHELL)) {
      ChildProcess child = children.child("cat");
      assertThat(children.registry.read())
          .containsExactly(new ProcessRegistry.Entry(
              child.identity().pid(), child.identity().startMark(), 7, 1));

      children.supervisor.stop(child);

      await().until(() -> children.registry.read().isEmpty());
    }
  }

  @Test
  void the_next_worker_ends_what_a_dead_one_left() throws Exception {
    try (var children = new TestingChildren(directory, SpawnLine.WRAPPER_SHELL)) {
      ChildProcess orphan = children.child("trap '' TERM\nsleep 1000 &\necho ready\nwait");
      orphan.next();
      List<ProcessIdentity> tree = TestingChildren.tree(orphan);

      Path left = Files.copy(directory.resolve("processes.json"), directory.resolve("left.json"));
      ProcessRegistry next = new ProcessRegistry(left);

      assertThat(next.reapOrphans()).isEqualTo(new ProcessRegistry.Reaped(1, 0, ""));
      assertThat(tree).noneMatch(ProcessIdentity::isAlive);
      assertThat(next.read()).isEmpty();
    }
  }

  @Test
  void a_process_that_only_has_the_same_pid_is_left_alone() throws Exception {
    try (var children = new TestingChildren(directory, SpawnLine.WRAPPER_SHELL)) {
      ChildProcess stranger = children.child("echo ready\nsleep 1000");
      stranger.next();
      Path file = directory.resolve("other.json");
      Files.writeString(
          file,
          "[{\"pid\":%d,\"startMark\":\"earlier\",\"session\":1,\"run\":1}]".formatted(stranger.identity().pid()));

      assertThat(new ProcessRegistry(file).reapOrphans()).isEqualTo(new ProcessRegistry.Reaped(0, 0, ""));
      assertThat(stranger.isAlive()).isTrue();
      children.supervisor.kill(stranger);
    }
  }

  @Test
  void a_damaged_file_is_put_aside() throws Exception {
    Path file = Files.writeString(directory.resolve("processes.json"), "[{\"pid\":");

    assertThat(new ProcessRegistry(file).reapOrphans().evidence()).isNotEmpty();
    assertThat(directory.resolve("processes.json.bad")).hasContent("[{\"pid\":");
    assertThat(new ProcessRegistry(file).read()).isEmpty();
  }

  @Test
  void without_a_registry_no_child_is_started() throws Exception {
    Path gone = Files.createDirectory(directory.resolve("gone"));
    try (var children = new TestingChildren(gone, SpawnLine.WRAPPER_SHELL)) {
      Launch launch = new Launch(List.of("/bin/cat"), directory, Map.of(), 1, 1);
      Files.delete(gone);

      assertThat(children.supervisor.start(launch)).isInstanceOf(Spawn.Refused.class);
      assertThat(children.supervisor.living()).isZero();
    }
  }
}
