package dev.varve.cli;

import dev.varve.cli.Workplace.Running;
import dev.varve.store.SqliteLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Does once what most commands do, with a worker that does what most workers do, so that each can leave a class cache. */
@Command(name = "train", hidden = true, description = "Run through the program once; used by the launcher after a build.")
final class TrainCommand implements Callable<Integer> {

  /** A worker writes its cache while it ends. */
  private static final Duration WRITTEN_MAX = Duration.ofMinutes(3);

  /** What an agent asks first. */
  private static final String TOOLS = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DIRECTORY", description = "Where the native library of SQLite goes.")
  private Path libraries = Path.of("native");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "PROGRAM", description = "What the worker is started with.")
  private List<String> program = List.of();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    SqliteLibrary.unpack(libraries);
    try (DemoHome home = DemoHome.create(terminal, false)) {
      Workplace workplace = clean(home);
      Running running = new DetachedWorker(workplace, terminal.clock(), program).start(List.of());
      ask(running.api(), workplace);
      running.api().post("/v1/shutdown", Terminal.object());
      return hasEnded(running.identity().pid()) ? ExitCode.OK.status() : ExitCode.BUSY.status();
    }
  }

  /** What the user has set, and what other programs wrote for the user, is no part of what each worker does. */
  private static Workplace clean(DemoHome home) {
    String nothing = home.path().resolve("nobody").toString();
    return home.workplace()
        .with("VARVE_SERVER_PORT", "0")
        .with("VARVE_OBSERVER_USE", "rules")
        .with("HOME", nothing)
        .with("CLAUDE_CONFIG_DIR", nothing)
        .with("CODEX_HOME", nothing);
  }

  private void ask(Api api, Workplace workplace) throws Exception {
    new Replay(api, terminal).play(Recording.bundled().before(terminal.clock().instant()));
    api.get("/v1/status");
    new AuditReport(api.get("/v1/audit")).line();
    Memories.of(api);
    api.message(TOOLS.getBytes(StandardCharsets.UTF_8), workplace.home().path().toString());
  }

  private boolean hasEnded(long pid) throws InterruptedException {
    Optional<ProcessHandle> worker = ProcessHandle.of(pid);
    return new Patience(terminal.clock(), WRITTEN_MAX)
        .await(() -> worker.filter(ProcessHandle::isAlive).isPresent() ? Optional.empty() : Optional.of(true))
        .isPresent();
  }
}
