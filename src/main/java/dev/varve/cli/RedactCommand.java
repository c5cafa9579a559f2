package dev.varve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.policy.SecretRules;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.Trial;
import dev.varve.redact.Trial.Hit;
import dev.varve.settings.InstallKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "redact",
    description = "Show which secrets would be taken out of a text, and by which rule; never the secrets.",
    footer = {"", "Uses the program's rules and those of the home's secrets.rules. Stores nothing."})
final class RedactCommand implements Callable<Integer> {

  private static final int BYTES_MAX = 64 << 20;
  private static final String STDIN = "-";

  private final Terminal terminal;
  private final InputStream in;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(
      names = "--try",
      arity = "0..1",
      required = true,
      fallbackValue = STDIN,
      paramLabel = "FILE",
      description = "The file with the text; - or no name reads standard input.")
  private String file = STDIN;

  RedactCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    Workplace workplace = new Workplace(terminal.env());
    workplace.home().prepare();
    RedactionRules rules = SecretRules.of(workplace.home(), workplace.settings().privacy().rulesFile());
    byte[] key = InstallKey.of(workplace.home(), new SecureRandom());
    List<Hit> hits = new Trial(rules, key).hits(text());
    if (format.json) {
      terminal.json(json(hits));
    } else {
      print(hits);
    }
    return ExitCode.OK.status();
  }

  private String text() throws IOException {
    try (InputStream text = file.equals(STDIN) ? in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = text.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new CliException(ExitCode.USAGE, "the text has more than " + BYTES_MAX + " bytes", "Try a part of it.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private void print(List<Hit> hits) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("LINE", "COLUMN", "LENGTH", "RULE", "WOULD READ"));
    for (Hit hit : hits) {
      rows.add(
          List.of(
              Integer.toString(hit.line()),
              Integer.toString(hit.column()),
              Integer.toString(hit.length()),
              hit.kind(),
              hit.marker()));
    }
    if (hits.isEmpty()) {
      terminal.line("no secrets found");
    } else {
      Columns.table(rows).forEach(terminal::line);
    }
  }

  private static ObjectNode json(List<Hit> hits) {
    ObjectNode result = Terminal.object();
    ArrayNode found = result.putArray("found");
    for (Hit hit : hits) {
      found
          .addObject()
          .put("line", hit.line())
          .put("column", hit.column())
          .put("length", hit.length())
          .put("kind", hit.kind())
          .put("marker", hit.marker());
    }
    return result;
  }
}
