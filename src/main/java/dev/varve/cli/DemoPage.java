package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the demo shows: the memories prompt by prompt, what comes back, what was kept out, the proof. */
final class DemoPage {

  private static final int OBSERVATIONS_MAX = 3;
  private static final int FACTS_MAX = 2;
  private static final int CONTEXT_LINES_MAX = 14;
  private static final String DEEP = " ".repeat(18);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Terminal terminal;

  DemoPage(Terminal terminal) {
    this.terminal = terminal;
  }

  void opening(Recording recording, Replay replay, Duration start, Duration replayed) {
    terminal.line(
        "%d hook events of a session from %s to %s UTC, played in %.1f s"
            .formatted(
                replay.sent(), DAY.format(recording.first()), DAY.format(recording.last()), seconds(replayed)));
    terminal.line(
        terminal.dim(
            "worker ready after %.1f s · each event was on disk before its hook was answered"
                .formatted(seconds(start))));
  }

  void memories(Memories memories) {
    heading(
        "What was remembered",
        memories.observations().size() + " observations, " + memories.summaries().size() + " summaries");
    for (JsonNode prompt : memories.prompts()) {
      prompt(prompt, memories);
    }
  }

  private void prompt(JsonNode prompt, Memories memories) {
    String text = prompt.path("text").asText();
    terminal.line(
        " %2d  %s"
            .formatted(
                prompt.path("number").asInt(),
                terminal.bold(Columns.cut(text.isBlank() ? "(private)" : text, Terminal.WIDTH - 5))));
    List<JsonNode> seen = memories.observationsOf(prompt);
    seen.stream().limit(OBSERVATIONS_MAX).forEach(this::observation);
    if (seen.size() > OBSERVATIONS_MAX) {
      terminal.line(DEEP + terminal.dim("and %d more".formatted(seen.size() - OBSERVATIONS_MAX)));
    }
    memories.summaryOf(prompt).ifPresent(this::summary);
  }

  private void observation(JsonNode observation) {
    labelled(observation.path("type").asText(), observation.path("title").asText(), 1);
    int facts = 0;
    for (JsonNode fact : observation.path("facts")) {
      if (facts++ < FACTS_MAX) {
        terminal.line(DEEP + "· " + Columns.cut(fact.asText(), Terminal.WIDTH - DEEP.length() - 2));
      }
    }
    List<String> files = new ArrayList<>();
    observation.path("filesModified").forEach(file -> files.add(lastName(file.asText())));
    if (!files.isEmpty()) {
      String names = "changed " + String.join(", ", files);
      terminal.line(DEEP + terminal.dim(Columns.cut(names, Terminal.WIDTH - DEEP.length())));
    }
  }

  private void summary(JsonNode summary) {
    labelled("summary", firstOf(summary, "completed", "learned", "notes"), 2);
    labelled("next", summary.path("nextSteps").asText(), 1);
  }

  private static String firstOf(JsonNode summary, String... parts) {
    for (String part : parts) {
      if (!summary.path(part).asText().isBlank()) {
        return summary.path(part).asText();
      }
    }
    return "";
  }

  private void labelled(String label, String text, int linesMax) {
    String head = "     " + Columns.pad(label, 11) + "  ";
    for (String line : Columns.wrap(text, Terminal.WIDTH - DEEP.length(), linesMax)) {
      terminal.line(terminal.dim(head) + line);
      head = DEEP;
    }
  }

  /** What a new session in the same project would find in its context. */
  void context(JsonNode context) {
    heading("What the next session is told first", context.path("characters").asInt() + " characters");
    List<String> lines = context.path("text").asText().lines().filter(line -> !line.isBlank()).toList();
    lines.stream()
        .limit(CONTEXT_LINES_MAX)
        .forEach(line -> terminal.line("  " + terminal.dim("│ ") + Columns.cut(line, Terminal.WIDTH - 4)));
    if (lines.size() > CONTEXT_LINES_MAX) {
      terminal.line(terminal.dim("  │ … %d more lines".formatted(lines.size() - CONTEXT_LINES_MAX)));
    }
  }

  void proof(Replay replay, AuditReport audit) {
    heading("What was kept out", "and why");
    int ignored = replay.count("ignored");
    rowOf(audit.redacted(), "secrets redacted", audit.kinds("redacted"));
    rowOf(audit.skipped(), "messages skipped", audit.kinds("skipped"));
    rowOf(replay.count("duplicate"), "deliveries doubled", "recognised, kept once");
    rowOf(ignored, "events without news", replay.ignored().entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", ")));
    terminal.line("");
    terminal.line(audit.line() + "   " + audit.verdict(terminal));
  }

  private void rowOf(long count, String what, String why) {
    terminal.line(Columns.cut("%5d  %-20s %s".formatted(count, what, why), Terminal.WIDTH));
  }

  void keepsake(Workplace.Running worker, Path home) {
    heading("Still running", "http://127.0.0.1:" + worker.file().port());
    terminal.line("  look  VARVE_HOME=%s varve status    (also: tail, audit, queue)".formatted(home));
    terminal.line("  stop  VARVE_HOME=%s varve stop      then delete the directory".formatted(home));
  }

  private void heading(String title, String figures) {
    terminal.line("");
    terminal.line(terminal.bold(title) + "   " + terminal.dim(figures));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
