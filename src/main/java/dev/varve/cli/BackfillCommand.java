package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.settings.NearestName;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "backfill",
    description = "Import past sessions from the transcripts that clients keep, without a model.",
    footer = {"", "May be stopped and run again at any time: what is known is not imported twice."})
final class BackfillCommand implements Callable<Integer> {

  /** What the worker counts in each slice. */
  private static final List<String> COUNTS = List.of("own", "prompts", "messages", "known", "skipped", "unreadLines");

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(names = "--client", paramLabel = "NAME", description = "Only this client: claude-code or codex.")
  private @Nullable String client;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only sessions that went on since then: 2026-01-31, 'last month', '30 days'.")
  private @Nullable String since;

  @Option(names = "--project", paramLabel = "PROJECT", description = "Only sessions that began in this project, by name or identity.")
  private @Nullable String project;

  BackfillCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    String from = since == null ? null : Times.begin(since, terminal.clock()).toString();
    Instant began = terminal.clock().instant();
    ObjectNode sum = sum(new Workplace(terminal.env()).required().api(), from);
    sum.put("milliseconds", terminal.clock().instant().toEpochMilli() - began.toEpochMilli());
    if (project != null && sum.path("own").asLong() == 0) {
      throw nothingOf(project, sum.path("files").asLong());
    }
    tell(sum);
    return ExitCode.OK.status();
  }

  /** A project may have no transcripts, but mostly its name was mistyped. */
  private CliException nothingOf(String words, long files) throws IOException, InterruptedException {
    List<String> known = new ArrayList<>();
    try (Api api = new Workplace(terminal.env()).required().api()) {
      String form = words.contains(":") ? "identity" : "name";
      api.get("/v1/projects").path("items").forEach(one -> known.add(one.path(form).asText()));
    }
    String nearest = known.isEmpty() ? words : NearestName.of(words, known);
    return new CliException(
        ExitCode.FINDING,
        "none of %d transcripts belongs to the project '%s'".formatted(files, words),
        nearest.equals(words) ? "See which there are: varve projects list" : "Did you mean: --project '%s'?".formatted(nearest));
  }

  private ObjectNode sum(Api api, @Nullable String from) throws InterruptedException {
    ObjectNode sum = Terminal.object();
    String next = "";
    try (api) {
      while (next != null) {
        JsonNode slice = api.post("/v1/backfill" + query(from, next), Terminal.object());
        COUNTS.forEach(name -> sum.put(name, sum.path(name).asLong() + slice.path(name).asLong()));
        sum.put("files", slice.path("files").asLong());
        terminal.progress(
            "%d of %d transcripts, %d events"
                .formatted(slice.path("done").asLong(), slice.path("files").asLong(), events(sum)));
        next = slice.path("next").isTextual() ? slice.path("next").textValue() : null;
      }
    }
    terminal.progress("");
    return sum;
  }

  private String query(@Nullable String from, String next) {
    StringBuilder query = new StringBuilder();
    append(query, "client", client);
    append(query, "since", from);
    append(query, "project", project);
    append(query, "after", next.isEmpty() ? null : next);
    return query.toString();
  }

  private static void append(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
      query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static long events(JsonNode sum) {
    return sum.path("prompts").asLong() + sum.path("messages").asLong() + sum.path("known").asLong();
  }

  private void tell(ObjectNode sum) {
    if (format.json) {
      terminal.json(sum);
      return;
    }
    if (sum.path("files").asLong() == 0) {
      terminal.note("no transcripts were found where Claude Code and Codex keep them: docs/clients.md");
    }
    terminal.line("transcripts  %d".formatted(sum.path("files").asLong()));
    terminal.line("imported     %d prompts, %d messages".formatted(
        sum.path("prompts").asLong(), sum.path("messages").asLong()));
    terminal.line("known        %d".formatted(sum.path("known").asLong()));
    terminal.line("left out     %d".formatted(sum.path("skipped").asLong()));
    if (sum.path("unreadLines").asLong() > 0) {
      terminal.note("%d lines could not be read".formatted(sum.path("unreadLines").asLong()));
    }
    if (sum.path("prompts").asLong() + sum.path("messages").asLong() > 0) {
      terminal.line("what was imported is observed from now on, behind whatever is live: varve status");
    }
  }
}
