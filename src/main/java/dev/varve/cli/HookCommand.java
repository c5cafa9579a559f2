package dev.varve.cli;

import dev.varve.capture.Adapters;
import dev.varve.capture.spool.HookScript;
import dev.varve.settings.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "hook",
    description = "Report one event of a coding agent, its payload on stdin; print what its hook may print.",
    footer = {
      "",
      "An agent that Varve does not know sends the fields of the plain API, with its sessionId among them.",
      "",
      "Runs the script bin/varve-hook of the home, and puts it there when it is missing. Where an agent",
      "can call that script itself, let it: this command first starts a Java."
    })
final class HookCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final InputStream in;

  @Parameters(index = "0", paramLabel = "CLIENT", description = "The agent, such as claude-code; one that Varve does not know has any name.")
  private String client = "";

  @Parameters(index = "1", paramLabel = "EVENT", description = "The event by the agent's own name for it; else start, prompts, tool-uses, summarize or end.")
  private String event = "";

  HookCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    String objection = Adapters.objection(client, event);
    if (objection != null) {
      throw new CliException(ExitCode.USAGE, objection, "docs/clients.md shows what an agent without hooks of its own sends.");
    }
    Process process = start(script());
    try (OutputStream payload = process.getOutputStream()) {
      in.transferTo(payload);
    } catch (IOException notWanted) {
      // A script that has nothing to do with the payload ends without reading it.
    }
    process.getInputStream().transferTo(terminal.out());
    return process.waitFor();
  }

  private Path script() throws IOException {
    Home home = Home.of(terminal.env());
    Path script = HookScript.in(home);
    if (Files.isRegularFile(script)) {
      return script;
    }
    return HookScript.install(home, Path.of(System.getProperty(HookScript.LAUNCHER_PROPERTY, "varve")), terminal.env());
  }

  private Process start(Path script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString(), client, event);
    builder.environment().clear();
    builder.environment().putAll(terminal.env());
    return builder.redirectError(Redirect.DISCARD).start();
  }
}
