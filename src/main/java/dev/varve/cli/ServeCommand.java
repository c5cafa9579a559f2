package dev.varve.cli;

import dev.varve.Worker;
import dev.varve.settings.HomeException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = "Run the worker in the foreground; Ctrl-C stops it.",
    footer = {"", "One worker runs per home. To run it in the background: varve start"})
final class ServeCommand implements Callable<Integer> {

  /** From SIGTERM until the process is gone, whatever hangs. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(20);

  private static final int PORT_MAX = 65_535;

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Listen on this port of 127.0.0.1 instead of the one in the settings; 0 takes a free one.")
  private @Nullable Integer port;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (port != null && (port < 0 || port > PORT_MAX)) {
      throw new CliException(
          ExitCode.USAGE,
          "--port must be a whole number from 0 to %d, not %d".formatted(PORT_MAX, port),
          "0 takes a free one; without it the one of the settings is taken");
    }
    Workplace here = new Workplace(terminal.env());
    Workplace workplace = port == null ? here : here.with("VARVE_SERVER_PORT", port.toString());
    Worker worker = start(workplace);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(worker), "varve-signal"));
    Worker.End end;
    try (worker) {
      announce(workplace, worker.port());
      end = worker.awaitStop();
    }
    return switch (end) {
      case ASKED -> ExitCode.OK.status();
      case STORE_GONE -> throw gone(workplace);
    };
  }

  private static CliException gone(Workplace workplace) {
    return new CliException(
        ExitCode.IO,
        workplace.home().database() + " was deleted, moved or replaced while the worker ran, so it ended",
        "What it accepted before is in the files that were there. To begin with what is there now: varve start");
  }

  private static Worker start(Workplace workplace) throws Exception {
    try {
      return Worker.start(workplace.home(), workplace.settings(), workplace.env(), ProgramVersion.text());
    } catch (HomeException e) {
      throw workplace.explained(e, ExitCode.BUSY);
    } catch (IOException e) {
      throw new RefusedPort(workplace).explained(e);
    }
  }

  private void announce(Workplace workplace, int listening) {
    if (format.json) {
      terminal.json(
          Terminal.object()
              .put("port", listening)
              .put("pid", ProcessHandle.current().pid())
              .put("home", workplace.home().path().toString()));
    } else {
      terminal.line("varve listens on http://127.0.0.1:%d, home %s".formatted(listening, workplace.home().path()));
    }
  }

  /** The virtual machine waits for its hooks for ever, so a hanging close is ended by force. */
  private static void close(Worker worker) {
    Thread closing = Thread.ofPlatform().daemon().name("varve-close").start(worker::close);
    try {
      if (!closing.join(CLOSE_MAX)) {
        Runtime.getRuntime().halt(ExitCode.BUG.status());
      }
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(ExitCode.BUG.status());
    }
  }
}
