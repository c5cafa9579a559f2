package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.cli.Workplace.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Say whether the worker runs and what it is doing.",
    footer = {"", "Exits with 69 when none runs."})
final class StatusCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Workplace workplace = new Workplace(terminal.env());
    Optional<Running> running = workplace.running();
    return running.isPresent() ? tell(workplace, running.get()) : notRunning(workplace);
  }

  private int notRunning(Workplace workplace) throws IOException {
    Path home = workplace.home().path();
    Optional<ProcessHandle> silent = workplace.process();
    if (format.json) {
      ObjectNode line = Terminal.object().put("running", false).put("home", home.toString());
      silent.ifPresent(process -> line.put("silentPid", process.pid()));
      terminal.json(line);
    } else if (silent.isPresent()) {
      terminal.line("the worker, pid %d, lives but does not answer (home %s)".formatted(silent.get().pid(), home));
      terminal.line("End it and start another: varve stop; varve start");
    } else {
      terminal.line("not running (home %s)".formatted(home));
      terminal.line("Start it: varve start");
    }
    return ExitCode.UNAVAILABLE.status();
  }

  private int tell(Workplace workplace, Running running) throws InterruptedException {
    JsonNode status = running.api().get("/v1/status");
    if (format.json) {
      ObjectNode line = Terminal.object().put("running", true).put("home", workplace.home().path().toString());
      status.properties().forEach(entry -> line.set(entry.getKey(), entry.getValue()));
      terminal.json(line);
    } else {
      long dead = running.api().get("/v1/queue").at("/states/dead").asLong();
      new StatusPage(terminal).print(running, workplace.home().path(), status, dead);
    }
    return ExitCode.OK.status();
  }
}
