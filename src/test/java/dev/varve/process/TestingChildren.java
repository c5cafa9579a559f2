package dev.varve.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Real children from scripts, under a real supervisor, in one directory. */
final class TestingChildren implements AutoCloseable {

  /** For children that do as they are asked, however slow the machine is. */
  static final StopPatience LONG =
      new StopPatience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));

  /** For children that do not. */
  static final StopPatience SHORT =
      new StopPatience(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(30));

  static final OutputLimits SMALL = new OutputLimits(64 * 1024, 256 * 1024, 4 * 1024);

  final AtomicLong nanos = new AtomicLong();
  final ProcessRegistry registry;
  final Supervisor supervisor;
  private final Path directory;

  TestingChildren(Path directory, SpawnLine line) {
    this(directory, line, LONG);
  }

  TestingChildren(Path directory, SpawnLine line, StopPatience patience) {
    this(directory, line, patience, Map.of("PATH", "/usr/bin:/bin"));
  }

  TestingChildren(Path directory, SpawnLine line, StopPatience patience, Map<String, String> surrounding) {
    this.directory = directory;
    registry = new ProcessRegistry(directory.resolve("processes.json"));
    Spawner spawner = new Spawner(line, new ChildEnvironment(surrounding), SMALL, nanos::get);
    supervisor = new Supervisor(spawner, registry, patience);
  }

  /** Every way to spawn that this machine offers. */
  static Stream<SpawnLine> lines() throws InterruptedException {
    Stream.Builder<SpawnLine> working = Stream.builder();
    for (SpawnLine line :
        List.of(SpawnLine.NAMESPACE, SpawnLine.USER_NAMESPACE, SpawnLine.WRAPPER_SHELL)) {
      if (line.works()) {
        working.add(line);
      }
    }
    return working.build();
  }

  ChildProcess child(String script) throws IOException {
    return switch (supervisor.start(launch(script(directory, script)))) {
      case Spawn.Started started -> started.child();
      case Spawn.Refused refused -> throw new AssertionError(refused.evidence());
    };
  }

  Launch launch(Path program) {
    return new Launch(List.of(program.toString()), directory, Map.of(), 7, 1);
  }

  static Path script(Path directory, String text) throws IOException {
    Path file = Files.createTempFile(
        directory, "child", ".sh", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(file, "#!/bin/sh\n" + text + "\n");
  }

  /** The child and everything below it, as they are now. */
  static List<ProcessIdentity> tree(ChildProcess child) {
    Stream<Long> below = ProcessHandle.of(child.identity().pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .map(ProcessHandle::pid);
    return Stream.concat(Stream.of(child.identity().pid()), below)
        .flatMap(pid -> ProcessIdentity.of(pid).stream())
        .toList();
  }

  /** What runs that program below the child, soon. */
  static ProcessHandle program(ChildProcess child, String name) {
    return await()
        .until(
            () -> ProcessHandle.of(child.identity().pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(below -> below.info().command().orElse("").endsWith("/" + name))
                .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Fails when anything that ran in the directory is left, whoever its parent is by now. */
  @Override
  public void close() {
    supervisor.close();
    await().until(() -> left().isEmpty());
  }

  private List<Long> left() {
    return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(this::runsHere).toList();
  }

  private boolean runsHere(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(directory.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
