package dev.varve.cli;

import dev.varve.install.Accounts;
import dev.varve.install.Scope;
import dev.varve.settings.Home;
import dev.varve.settings.Token;
import dev.varve.settings.TokenKind;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/** Whether Claude Code may post events itself, and to which port. */
final class HttpHooks {

  private HttpHooks() {}

  /** A port can be bound by any account of the machine, so whoever posts to one must be alone on it. */
  static int port(Workplace workplace, Scope scope) throws IOException {
    if (scope instanceof Scope.Project) {
      throw new CliException(ExitCode.USAGE, "--http is not for --project", "A repository's settings carry no addresses.");
    }
    List<String> others = Accounts.besides(System.getProperty("user.name"));
    if (!others.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          "--http is only for machines of one person; others have accounts here: " + String.join(", ", others),
          "Without it, the hooks use a socket that only you can open.");
    }
    int port = workplace.settings().server().port();
    if (port == 0) {
      throw new CliException(
          ExitCode.CONFIG,
          "--http needs a port that stays, and server.port is 0",
          "Set it in " + workplace.home().settingsFile());
    }
    return port;
  }

  /** Made here already, so that the shell finds it before the first worker has run. */
  static void makeToken(Home home) {
    Token.of(home, TokenKind.HOOKS, new SecureRandom());
  }
}
