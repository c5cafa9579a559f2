package dev.varve.cli;

import dev.varve.health.Listener;
import dev.varve.health.Listener.Identity;
import dev.varve.health.TakenPort;
import dev.varve.settings.Token;
import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.util.Optional;

/** Why a worker could not listen: who has its port, else what the system says. */
final class RefusedPort {

  private final Workplace workplace;
  private final int port;

  RefusedPort(Workplace workplace) {
    this.workplace = workplace;
    this.port = workplace.settings().server().port();
  }

  /** The failure as it should be told; itself, when it is about something else. */
  Exception explained(IOException failure) throws InterruptedException {
    Optional<Token> token = Token.read(workplace.home());
    if (!(rootOf(failure) instanceof BindException refusal) || token.isEmpty()) {
      return failure;
    }
    return switch (new Listener(token.get().bytes(), new SecureRandom()).identify(port)) {
      case Identity.Foreign foreign -> taken(TakenPort.by(port, foreign));
      case Identity.Ours ours -> ours(ours);
      case Identity.Silent _ -> refused(refusal);
    };
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : rootOf(cause);
  }

  private static CliException taken(TakenPort taken) {
    return new CliException(ExitCode.IO, taken.detail(), taken.remedy());
  }

  private CliException ours(Identity.Ours ours) {
    return new CliException(
        ExitCode.BUSY,
        "the worker of this home, pid %d, still listens on port %d".formatted(ours.pid(), port),
        "See: varve status");
  }

  private CliException refused(BindException refusal) {
    return new CliException(
        ExitCode.IO,
        "the worker cannot listen on port %d and %s: %s"
            .formatted(port, workplace.home().socket(workplace.env()), refusal.getMessage()),
        "Take another port: server.port in settings.toml, for once VARVE_PORT");
  }
}
