package dev.varve.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "mcp",
    description = "Serve the tools for agents over standard input and output, for clients that start a program for it.",
    footer = {
      "",
      "Hands each JSON-RPC line to the worker and prints its answer; starts the worker when none runs.",
      "Ends with its input. A call that names no project is about the working directory's. See docs/mcp.md"
    })
final class McpCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final InputStream in;

  McpCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String cwd = Path.of("").toAbsolutePath().toString();
    try (McpWorker worker = new McpWorker(new Workplace(terminal.env()), terminal.clock(), cwd)) {
      McpBridge bridge = new McpBridge(worker);
      JsonLines lines = new JsonLines(in);
      for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
        String answer = bridge.answer(line);
        if (!answer.isEmpty()) {
          terminal.line(answer);
        }
      }
    }
    return ExitCode.OK.status();
  }
}
