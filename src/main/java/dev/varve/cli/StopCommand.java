package dev.varve.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "stop",
    description = "Stop the worker: intake ends, turns under way finish, everything accepted stays.",
    footer = {"", "Waits up to 25 s. Harmless when none runs."})
final class StopCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  StopCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Workplace workplace = new Workplace(terminal.env());
    Optional<Long> ended = new Stopping(workplace, terminal.clock()).stop();
    if (format.json) {
      terminal.json(Terminal.object().put("stopped", ended.isPresent()).put("pid", ended.orElse(null)));
    } else {
      terminal.line(
          ended.map(pid -> "stopped (pid " + pid + ")").orElse("no worker is running on " + workplace.home().path()));
    }
    return ExitCode.OK.status();
  }
}
