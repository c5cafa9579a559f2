package dev.varve.cli;

import dev.varve.capture.spool.HookScript;
import dev.varve.cli.Workplace.Running;
import dev.varve.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts a worker that outlives the command: own session, no terminal, output in the home's log directory. */
final class DetachedWorker {

  /** From the start of the process until it answers that it is ready. */
  static final Duration READY_MAX = Duration.ofSeconds(30);

  private static final Duration ENDED_MAX = Duration.ofSeconds(5);

  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "LANG", "TZ", "TMPDIR", "XDG_RUNTIME_DIR", "JAVA_HOME", "CLAUDE_CONFIG_DIR", "CODEX_HOME");
  private static final int EVIDENCE_LINES = 5;

  private final Workplace workplace;
  private final InstantSource clock;
  private final List<String> program;
  private @Nullable Process begun;
  private boolean givenUp;

  DetachedWorker(Workplace workplace, InstantSource clock) {
    this(workplace, clock, program());
  }

  /** @param program the words of the command line before {@code serve} */
  DetachedWorker(Workplace workplace, InstantSource clock, List<String> program) {
    this.workplace = workplace;
    this.clock = clock;
    this.program = List.copyOf(program);
  }

  /** Returns when the worker is ready and has proved that it is ours. */
  Running start(List<String> options) throws IOException, InterruptedException {
    workplace.home().prepare();
    long before = Files.exists(output()) ? Files.size(output()) : 0;
    Process process = spawn(options);
    Optional<Optional<Running>> ready =
        new Patience(clock, READY_MAX)
            .await(
                () -> {
                  Optional<Running> running = ready();
                  return running.isPresent() || !process.isAlive() ? Optional.of(running) : Optional.empty();
                });
    return ready.flatMap(running -> running).orElseThrow(() -> failed(process, before));
  }

  private Optional<Running> ready() throws InterruptedException {
    try {
      return workplace.running().filter(running -> running.identity().ready());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Ends what was begun, whether it answers yet or not; nothing is begun any more. From any thread. */
  synchronized void giveUp() throws InterruptedException {
    givenUp = true;
    if (begun != null) {
      begun.destroy();
      if (!begun.waitFor(ENDED_MAX)) {
        begun.destroyForcibly().waitFor(ENDED_MAX);
      }
    }
  }

  private synchronized Process spawn(List<String> options) throws IOException {
    if (givenUp) {
      throw new CliException(ExitCode.UNAVAILABLE, "the start of the worker was given up", "Run it again");
    }
    Process process = builder(options).start();
    begun = process;
    return process;
  }

  private ProcessBuilder builder(List<String> options) {
    ProcessBuilder builder = new ProcessBuilder(command(options));
    builder.directory(workplace.home().path().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(output().toFile()));
    return builder;
  }

  private Map<String, String> environment() {
    Map<String, String> kept = new HashMap<>();
    boolean claude = workplace.settings().observer().use().equals("claude");
    workplace.env().forEach((name, value) -> {
      if (INHERITED.contains(name) || claude && Settings.Claude.VARIABLES.contains(name) || name.startsWith("LC_") || name.startsWith("VARVE_")) {
        kept.put(name, value);
      }
    });
    kept.put("VARVE_HOME", workplace.home().path().toString());
    return kept;
  }

  private List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    setsid().ifPresent(path -> command.add(path.toString()));
    command.addAll(program);
    command.add("serve");
    command.addAll(options);
    return command;
  }

  /** The launcher when we were started by it, else the same Java with the same class path, as frugal as the launcher makes it. */
  private static List<String> program() {
    String launcher = System.getProperty(HookScript.LAUNCHER_PROPERTY);
    if (launcher != null) {
      return List.of(launcher);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return List.of(
        java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", classPath, "dev.varve.Varve");
  }

  /** Without it the worker stays in our session, and the terminal's end may end it. */
  private Optional<Path> setsid() {
    for (String directory : workplace.env().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory, "setsid");
      if (candidate.isAbsolute() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private Path output() {
    return workplace.home().logs().resolve("worker.out");
  }

  /** @param before bytes of the output that others have left */
  private CliException failed(Process process, long before) {
    if (process.isAlive()) {
      process.destroy();
      return new CliException(
          ExitCode.UNAVAILABLE,
          "the worker was not ready after " + READY_MAX.toSeconds() + " s and was stopped",
          "Read " + output());
    }
    ExitCode code =
        Arrays.stream(ExitCode.values())
            .filter(known -> known.status() == process.exitValue() && known != ExitCode.OK)
            .findFirst()
            .orElse(ExitCode.UNAVAILABLE);
    return new CliException(code, "the worker did not start:\n" + evidence(before), "Read " + output());
  }

  private String evidence(long before) {
    try (InputStream output = Files.newInputStream(output())) {
      output.skipNBytes(before);
      List<String> lines = new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().map(Edge::withoutMark).toList();
      return lines.isEmpty()
          ? "(no output)"
          : String.join("\n", lines.subList(Math.max(0, lines.size() - EVIDENCE_LINES), lines.size()));
    } catch (IOException e) {
      return "(no output)";
    }
  }
}
