package dev.varve.observer.claude;

import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.RunContext;
import dev.varve.observer.reply.Mode;
import dev.varve.process.ChildEnvironment;
import dev.varve.process.OutputLimits;
import dev.varve.process.ProcessRegistry;
import dev.varve.process.SpawnLine;
import dev.varve.process.Spawner;
import dev.varve.process.StopPatience;
import dev.varve.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** An observer over a scripted CLI: a real child that replays what each turn's script says. */
final class TestingClaude implements AutoCloseable {

  static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private static final StopPatience PATIENCE =
      new StopPatience(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(20));

  final Path directory;
  final Supervisor supervisor;
  final ClaudeObserver observer;
  private int turns;

  TestingClaude(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    Path executable = directory.resolve("claude");
    Files.writeString(executable, Recorded.text("fake-claude.sh"));
    Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwx------"));
    version("2.1.330 (Claude Code)");
    Spawner spawner = new Spawner(
        SpawnLine.forThisMachine(),
        new ChildEnvironment(Map.of("PATH", "/usr/bin:/bin", "CLAUDECODE", "1", "ANTHROPIC_API_KEY", "of the agent")),
        OutputLimits.DEFAULT,
        System::nanoTime);
    supervisor = new Supervisor(spawner, new ProcessRegistry(directory.resolve("processes.json")), PATIENCE);
    observer = observer(executable);
  }

  ClaudeObserver observer(Path executable) {
    ClaudeOptions options = new ClaudeOptions(
        executable,
        "claude-sonnet-4-5",
        directory.resolve("observer"),
        Map.of("ANTHROPIC_API_KEY", "of the setting"),
        ClaudeOptions.GATHERING,
        ClaudeOptions.SLOTS);
    return new ClaudeObserver(options, Mode.code(), supervisor, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  TestingClaude version(String line) throws IOException {
    Files.writeString(directory.resolve("version"), line + "\n");
    return this;
  }

  /** The next turn writes these lines. */
  TestingClaude writes(List<String> lines) throws IOException {
    Path file = directory.resolve("turn-" + (turns + 1) + ".jsonl");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return runs("cat '" + file + "'");
  }

  /** The next turn answers this, in the form of a recorded one. */
  TestingClaude says(String text) throws IOException {
    return writes(Recorded.saying(text));
  }

  /** The next turn runs this shell script. */
  TestingClaude runs(String script) throws IOException {
    turns++;
    Files.writeString(directory.resolve("turn-" + turns + ".sh"), script + "\n");
    return this;
  }

  Observer.Run run() throws InterruptedException {
    return run("");
  }

  Observer.Run run(String recap) throws InterruptedException {
    return switch (observer.start(new RunContext(5, 1, recap))) {
      case Observer.Start.Started started -> started.run();
      case Observer.Start.Failed failed -> throw new AssertionError(failed.failure());
    };
  }

  ObserverFailure refusal(ClaudeObserver refusing) throws InterruptedException {
    return switch (refusing.start(new RunContext(5, 1, ""))) {
      case Observer.Start.Started _ -> throw new AssertionError("it started");
      case Observer.Start.Failed failed -> failed.failure();
    };
  }

  String file(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
