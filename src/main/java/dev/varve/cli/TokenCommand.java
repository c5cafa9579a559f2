package dev.varve.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.settings.TokenKind;
import dev.varve.settings.Tokens;
import dev.varve.settings.WorkerLock;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "token",
    description = "Replace the secrets that open the worker's TCP door; those of before open nothing any more.",
    footer = {
      "",
      "Clients that post to the worker need the new token for hooks: export it anew and restart them.",
      "Works with and without a running worker."
    })
final class TokenCommand implements Callable<Integer> {

  /** What to do; the constant's name is the word of the command line. */
  enum Action {
    rotate
  }

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(index = "0", paramLabel = "ACTION", description = "rotate, the one thing to do.")
  private Action action = Action.rotate;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WHICH",
      description = "worker (opens everything) or hooks (opens only the routes of hooks); default: both.")
  private @Nullable TokenKind which;

  TokenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<TokenKind> kinds = which == null ? List.of(TokenKind.values()) : List.of(which);
    Workplace workplace = new Workplace(terminal.env());
    switch (action) {
      case rotate -> rotate(workplace, kinds);
    }
    tell(kinds);
    return ExitCode.OK.status();
  }

  /** A worker has its tokens in memory, so it replaces them itself. */
  private static void rotate(Workplace workplace, List<TokenKind> kinds) throws IOException, InterruptedException {
    Optional<Workplace.Running> running = workplace.running();
    if (running.isEmpty()) {
      rotateAlone(workplace, kinds);
      return;
    }
    String query = kinds.size() == 1 ? "?which=" + kinds.getFirst().word() : "";
    try (Api api = running.get().api()) {
      api.post("/v1/tokens/rotate" + query, Terminal.object());
    }
  }

  private static void rotateAlone(Workplace workplace, List<TokenKind> kinds)
      throws IOException, InterruptedException {
    workplace.home().prepare();
    try (WorkerLock _ = workplace.lock()) {
      Tokens tokens = Tokens.of(workplace.home(), new SecureRandom());
      kinds.forEach(tokens::rotate);
    }
  }

  private void tell(List<TokenKind> kinds) {
    if (format.json) {
      ObjectNode result = Terminal.object();
      kinds.forEach(kind -> result.withArray("rotated").add(kind.word()));
      terminal.json(result);
      return;
    }
    terminal.line("replaced the token for " + String.join(" and that for ", kinds.stream().map(TokenKind::word).toList()));
    if (kinds.contains(TokenKind.HOOKS)) {
      terminal.note("clients with HTTP hooks take it from VARVE_HOOK_TOKEN: export it anew and restart them");
    }
  }
}
