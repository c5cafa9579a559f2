package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "forget",
    description = "Forget memories with what they came from; first shows what would be forgotten.",
    footer = {
      "",
      "What is forgotten does not come back, neither from transcripts nor when it is sent again.",
      "A memory falls with all its sources, a summary with anything it sums up.",
      "A query and a time are about this directory's project, unless --project or --all-projects",
      "says otherwise. With --yes --purge what was forgotten earlier goes as well."
    })
final class ForgetCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(arity = "0..*", paramLabel = "REF", description = "Memories: 12, S3, P7.")
  private List<String> refs = new ArrayList<>();

  @Option(names = "--session", paramLabel = "ID", description = "Everything of a session, by our id.")
  private @Nullable Long session;

  @Option(
      names = "--query",
      paramLabel = "WORDS",
      description = "What a search by words finds, at most 100 memories; shows which.")
  private @Nullable String query;

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "Everything of a project, or what a query or a time is about in it.")
  private @Nullable String project;

  @Option(names = "--all-projects", description = "A query or a time is about every project.")
  private boolean allProjects;

  @Option(names = "--since", paramLabel = "TIME", description = "What happened since then: 2026-01-31, yesterday, '3 days'.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "What happened before then, so not on the day it names.")
  private @Nullable String until;

  @Option(names = "--yes", description = "Really forget.")
  private boolean yes;

  @Option(
      names = "--purge",
      description = "Also let the bytes go: rewrite the store, delete backups, and prove it by looking into every file.")
  private boolean purge;

  ForgetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    ObjectNode body = scope();
    try (RecallBooks books = RecallBooks.of(new Workplace(terminal.env()))) {
      JsonNode answer = books.forget(body);
      if (yes && (purge || !answer.path("plan").path("empty").asBoolean())) {
        body.put("token", answer.path("plan").path("token").asText()).put("purge", purge);
        answer = books.forget(body);
      }
      if (format.json) {
        terminal.json(answer);
      } else {
        tell(answer);
      }
      return exit(answer).status();
    }
  }

  private ObjectNode scope() {
    refuseSeveral();
    ObjectNode body = Terminal.object();
    if (!refs.isEmpty()) {
      ArrayNode array = body.putArray("refs");
      refs.forEach(ref -> array.add(MemoryLines.ref(ref).toString()));
    }
    if (session != null) {
      body.put("session", session);
    }
    if (query != null) {
      body.put("query", query);
    }
    if (since != null) {
      body.put("since", Times.begin(since, terminal.clock()).toString());
    }
    if (until != null) {
      body.put("until", Times.begin(until, terminal.clock()).toString());
    }
    place(body);
    if (body.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          "nothing is named",
          "Name memories, --session, --query, --project, or a time with --since and --until");
    }
    return body;
  }

  /** A project goes with a query or a time, and stands alone otherwise. */
  private void refuseSeveral() {
    boolean timed = since != null || until != null;
    int named = (refs.isEmpty() ? 0 : 1) + (session == null ? 0 : 1) + (query == null ? 0 : 1) + (timed ? 1 : 0);
    if (named > 1 || (named == 1 && project != null && query == null && !timed)) {
      throw new CliException(
          ExitCode.USAGE,
          "more than one thing is named",
          "Name either memories, or --session, or --query, or a time with --since and --until, or --project alone");
    }
  }

  /** Memories and sessions need no project; of a query and a time it is that of the directory, as in a search. */
  private void place(ObjectNode body) {
    boolean wide = query != null || since != null || until != null;
    if (allProjects && (project != null || !wide)) {
      throw new CliException(
          ExitCode.USAGE, "--all-projects belongs to a query or a time without a project", "Leave one of them out");
    }
    if (project != null) {
      body.put("project", project);
    } else if (wide && !allProjects) {
      body.put("cwd", ProjectOption.here());
    }
  }

  private static ExitCode exit(JsonNode answer) {
    JsonNode report = answer.path("purge");
    boolean unproven = report.isObject() && !report.path("proven").asBoolean();
    return unproven || answer.path("plan").path("empty").asBoolean() || answer.path("status").asText().equals("changed") ? ExitCode.FINDING : ExitCode.OK;
  }

  private void tell(JsonNode answer) {
    JsonNode plan = answer.path("plan");
    if (plan.path("empty").asBoolean()) {
      terminal.line("nothing of that is remembered, so there is nothing to forget; see what there is: varve timeline");
      proof(answer.path("purge"));
      return;
    }
    hits(answer);
    String status = answer.path("status").asText();
    terminal.line("%s: %d observations, %d summaries, %d prompts, and what %d messages said".formatted(
        status.equals("forgotten") ? "forgotten" : "would be forgotten",
        plan.path("observations").asLong(),
        plan.path("summaries").asLong(),
        plan.path("prompts").asLong(),
        plan.path("messages").asLong()));
    MemoryLines.table(plan.path("first")).forEach(line -> terminal.line("  " + line));
    if (!plan.path("kept").isEmpty()) {
      List<String> kept = new ArrayList<>();
      plan.path("kept").forEach(ref -> kept.add(ref.asText()));
      terminal.note("kept, because they have other sources too: " + String.join(" ", kept));
    }
    switch (status) {
      case "planned" -> terminal.line("to do it: add --yes");
      case "changed" -> terminal.note("nothing was forgotten: something else would fall by now; look and repeat");
      default -> proof(answer.path("purge"));
    }
  }

  private void hits(JsonNode answer) {
    if (!answer.has("hits")) {
      return;
    }
    terminal.line("the query finds:");
    MemoryLines.table(answer.path("hits")).forEach(line -> terminal.line("  " + line));
    if (answer.path("more").asBoolean()) {
      terminal.note("there are more, which stay; forget these and repeat, or use other words");
    }
  }

  private static String size(long bytes) {
    return bytes < 10_000_000 ? Math.ceilDiv(bytes, 1_000) + " kB" : bytes / 1_000_000 + " MB";
  }

  private void proof(JsonNode report) {
    if (!report.isObject()) {
      return;
    }
    terminal.line("looked for %d pieces of it in %d files, %s".formatted(
        report.path("pieces").asLong(), report.path("files").asLong(), size(report.path("bytes").asLong())));
    long kept = report.path("alsoKept").asLong();
    if (kept > 0) {
      terminal.note(
          "%d of them stand in what is kept, too, in the same words; to lose that as well forget its session or time"
              .formatted(kept));
    }
    report.path("found").forEach(found -> terminal.note(
        "still in %s: %d pieces".formatted(found.path("file").asText(), found.path("pieces").asLong())));
    report.path("failed").forEach(failed -> terminal.note("failed: " + failed.asText()));
    report.path("checks").forEach(check -> terminal.line(
        "%s: %s".formatted(check.path("of").asText(), check.path("says").asText())));
    if (report.path("proven").asBoolean()) {
      terminal.line("nothing %sof it is left in the home".formatted(kept > 0 ? "else " : ""));
    } else {
      terminal.note("not proven: " + report.path("doubt").asText());
    }
  }
}
