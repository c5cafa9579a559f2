package dev.varve.cli;

import dev.varve.Worker;
import dev.varve.cli.Workplace.Running;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Does once, in one process, what every worker and most commands do, so that a class cache can be made of it. */
@Command(name = "train", hidden = true, description = "Run through the program once; used by the launcher after a build.")
final class TrainCommand implements Callable<Integer> {

  /** What an agent asks first. */
  private static final String TOOLS = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

  private final Terminal terminal;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path home =
        Files.createTempDirectory(
            "varve-train-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      run(Workplace.at(home, terminal.env()).with("VARVE_SERVER_PORT", "0"));
    } finally {
      DemoHome.delete(home);
    }
    return ExitCode.OK.status();
  }

  private void run(Workplace workplace) throws Exception {
    try (Worker worker = Worker.start(workplace.home(), workplace.settings(), workplace.env(), ProgramVersion.text())) {
      Running running = workplace.required();
      new Replay(running.api(), terminal).play(Recording.bundled().before(terminal.clock().instant()));
      running.api().get("/v1/status");
      new AuditReport(running.api().get("/v1/audit")).line();
      Memories.of(running.api());
      running.api().message(TOOLS.getBytes(StandardCharsets.UTF_8), workplace.home().path().toString());
    }
  }
}
