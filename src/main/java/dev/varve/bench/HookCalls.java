package dev.varve.bench;

import dev.varve.capture.spool.HookScript;
import dev.varve.install.HookCommand;
import dev.varve.install.Scope;
import dev.varve.settings.Home;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Ways in which an agent can report a tool use, each event a new one; used by one thread. */
final class HookCalls {

  private static final long ANSWER_MILLIS_MAX = 10_000;
  private static final String URL = "http://localhost/v1/hooks/claude-code/PostToolUse";

  private final Home home;
  private final HookCommand command;
  private final ToolUses uses;
  private long number;

  private HookCalls(Home home, HookCommand command, ToolUses uses) {
    this.home = home;
    this.command = command;
    this.uses = uses;
  }

  /** The script's launcher does nothing, so that a worker that is down stays down. */
  static HookCalls in(BenchHome bench, long seed) throws IOException {
    Home home = new Home(bench.path());
    Path script = HookScript.install(home, Path.of("true"), Map.of());
    return new HookCalls(home, HookCommand.of(script, new Scope.User()), new ToolUses(Corpus.load(), new Random(seed)));
  }

  private String event() {
    String id = "toolu_hook_" + number++;
    return uses.edit("bench-hooks", id, "File" + number % 100 + ".java").toString();
  }

  /** As an agent's own HTTP hook, over a connection that is kept. */
  void http(Connection connection, Selector selector, String token) throws IOException {
    connection.send(new Post("", HookRequest.bytes("PostToolUse", token, event())), 0);
    @Nullable Answer answer = null;
    while (answer == null) {
      if (selector.select(key -> {}, ANSWER_MILLIS_MAX) == 0) {
        throw new IOException("no answer came within " + ANSWER_MILLIS_MAX + " ms");
      }
      answer = connection.receive();
    }
    if (!answer.isAcknowledged()) {
      throw new IOException("the worker answered " + answer);
    }
  }

  /** By the installed command, in the shell that an agent starts for it. */
  void shell() throws IOException, InterruptedException {
    run(event(), "/bin/sh", "-c", command.line("claude-code", "PostToolUse"));
  }

  /** A perl that does nothing: what the script cannot go below. */
  void perl() throws IOException, InterruptedException {
    run("", "perl", "-e", "exit");
  }

  /** By curl alone: what the script cannot go below where there is no perl. */
  void curl() throws IOException, InterruptedException {
    run(
        event(),
        "curl", "-q", "-s", "-f", "--unix-socket", home.socket(Map.of()).toString(),
        "-H", "Content-Type: application/json", "--data-binary", "@-", URL);
  }

  /** A process that does nothing: what starting any costs here. */
  void process() throws IOException, InterruptedException {
    run("", "true");
  }

  private static void run(String input, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of(command));
    builder.environment().keySet().removeIf(name -> name.startsWith("VARVE_"));
    Process process = builder.redirectError(Redirect.DISCARD).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    process.getInputStream().readAllBytes();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(command[0] + " ended with " + status);
    }
  }
}
