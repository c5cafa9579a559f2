package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.policy.TrustedFiles;
import dev.varve.capture.policy.TrustedFiles.Outcome;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "trust",
    description = "Follow all of a repository's .varve.toml as it is now, not only what narrows.",
    footer = {
      "",
      "When the file changes, it is not trusted any more. Read it first: with 'project' it can",
      "put what happens in the repository among the memories of any project."
    })
final class TrustCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "DIRECTORY",
      description = "The repository's root; default the working directory.")
  private Path directory = Path.of(".");

  @Option(names = "--revoke", description = "Trust it no more.")
  private boolean revoke;

  TrustCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Workplace workplace = new Workplace(terminal.env());
    workplace.home().prepare();
    TrustedFiles trusted = new TrustedFiles(workplace.home().path());
    Path root = directory.toAbsolutePath().normalize();
    if (revoke) {
      boolean was = trusted.revoke(root);
      tell(was ? "trusted no more: " + root : "it was not trusted: " + root, Terminal.object().put("revoked", was));
      return ExitCode.OK.status();
    }
    return switch (trusted.trust(root)) {
      case Outcome.Trusted done -> {
        tell(
            "trusted as it is now: " + done.file(),
            Terminal.object().put("file", done.file().toString()).put("hash", done.hash()));
        yield ExitCode.OK.status();
      }
      case Outcome.Refused refused -> throw new CliException(
          ExitCode.USAGE,
          "%s cannot be trusted: %s".formatted(root.resolve(".varve.toml"), refused.problem()),
          "Correct the file, or name the repository's root: varve trust DIRECTORY");
    };
  }

  private void tell(String line, JsonNode json) {
    if (format.json) {
      terminal.json(json);
    } else {
      terminal.line(line);
    }
  }
}
