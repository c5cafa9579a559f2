package dev.varve.cli;

import dev.varve.capture.spool.HookScript;
import dev.varve.cli.Workplace.Running;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "start",
    description = "Start the worker in the background and wait until it is ready.",
    footer = {"", "Harmless when it already runs. Its output goes to logs/worker.out in the home."})
final class StartCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  StartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Workplace workplace = new Workplace(terminal.env());
    workplace.home().requireOwn();
    Optional<Running> before = workplace.running();
    if (before.isPresent()) {
      HookScript.refresh(workplace.home(), workplace.env());
    } else {
      workplace.refuseSilent();
    }
    Running running =
        before.isPresent() ? before.get() : new DetachedWorker(workplace, terminal.clock()).start(List.of());
    long pid = running.identity().pid();
    if (format.json) {
      terminal.json(
          Terminal.object()
              .put("started", before.isEmpty())
              .put("pid", pid)
              .put("port", running.file().port())
              .put("home", workplace.home().path().toString()));
    } else {
      terminal.line(
          "%s on http://127.0.0.1:%d (pid %d, home %s)"
              .formatted(
                  before.isEmpty() ? "started" : "already running",
                  running.file().port(),
                  pid,
                  workplace.home().path()));
    }
    return ExitCode.OK.status();
  }
}
