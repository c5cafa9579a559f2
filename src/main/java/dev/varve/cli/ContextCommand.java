package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "context",
    description = "Show what a new session in a directory would be told.",
    footer = {"", "With --explain also what was considered, why, and what it is worth for its tokens."})
final class ContextCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(names = "--cwd", paramLabel = "DIRECTORY", description = "The session's directory; default: this one.")
  private @Nullable Path cwd;

  @Option(names = "--explain", description = "Say why each memory is told or left out.")
  private boolean explain;

  ContextCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path directory = (cwd == null ? Path.of("") : cwd).toAbsolutePath().normalize();
    try (Api api = new Workplace(terminal.env()).required().api()) {
      String named = URLEncoder.encode(directory.toString(), StandardCharsets.UTF_8);
      show(directory, api.get("/v1/context?cwd=" + named + "&explain=" + explain));
    }
    return ExitCode.OK.status();
  }

  private void show(Path directory, JsonNode context) {
    if (format.json) {
      terminal.json(context);
      return;
    }
    String text = context.path("text").asText();
    terminal.line(text.isEmpty() ? "nothing is known of " + directory : text);
    if (explain) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("MEMORY", "TOLD", "TOKENS", "VALUE", "WHY"));
      context.path("considered").forEach(memory -> rows.add(row(memory)));
      terminal.line("");
      Columns.table(rows).forEach(terminal::line);
      terminal.line("at most %d tokens in all".formatted(context.path("tokens").asInt()));
    }
  }

  private static List<String> row(JsonNode memory) {
    return List.of(
        memory.path("memory").asText(),
        memory.path("told").asBoolean() ? "yes" : "no",
        memory.path("tokens").asText(),
        memory.path("value").asText(),
        memory.path("why").asText());
  }
}
