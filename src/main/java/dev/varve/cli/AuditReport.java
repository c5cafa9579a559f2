package dev.varve.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Renders the proof that nothing accepted was lost, from the door's {@code /v1/audit}. */
record AuditReport(JsonNode audit) {

  /** In the order of a message's life. */
  static final List<String> STATES =
      List.of("pending", "processing", "done", "skipped", "dead", "dropped", "forgotten");

  boolean balanced() {
    return audit.path("balanced").asBoolean();
  }

  long accepted() {
    return audit.path("accepted").asLong();
  }

  long skipped() {
    return count("skipped");
  }

  /** Secrets replaced before anything was written. */
  long redacted() {
    long sum = 0;
    for (JsonNode found : audit.path("redacted")) {
      sum += found.asLong();
    }
    return sum;
  }

  /** The counts of one group as text: {@code "empty 1, private 2"}. */
  String kinds(String group) {
    return audit.path(group).properties().stream()
        .map(kind -> kind.getKey() + " " + kind.getValue().asLong())
        .collect(joining(", "));
  }

  private long count(String state) {
    return audit.path("states").path(state).asLong();
  }

  /** The whole sum on one line; states without a message are left out. */
  String line() {
    List<String> terms = new ArrayList<>();
    for (String state : STATES) {
      if (count(state) > 0) {
        terms.add(state + " " + count(state) + detail(state));
      }
    }
    String sum = terms.isEmpty() ? "0" : String.join(" + ", terms);
    return "accepted %d = %s".formatted(accepted(), sum);
  }

  private String detail(String state) {
    return state.equals("done")
        ? " (remembered %d, not remembered %d)"
            .formatted(audit.path("remembered").asLong(), audit.path("notRemembered").asLong())
        : "";
  }

  void print(Terminal terminal) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("accepted", "%8d".formatted(accepted()), "messages taken in, ever"));
    for (String state : STATES) {
      rows.add(List.of("  " + state, "%8d".formatted(count(state)), meaning(state)));
    }
    Columns.table(rows).forEach(terminal::line);
    counts(terminal, "skipped, by reason", audit.path("skipped"));
    counts(terminal, "secrets redacted, by kind", audit.path("redacted"));
    audit.path("exceptions").forEach(exception -> terminal.line(terminal.red("! ") + exception.asText()));
    terminal.line("");
    terminal.line(line() + "   " + verdict(terminal));
  }

  String verdict(Terminal terminal) {
    return balanced() ? terminal.green("balanced") : terminal.red("NOT BALANCED");
  }

  private String meaning(String state) {
    return switch (state) {
      case "pending" -> "wait for an observer";
      case "processing" -> "an observer is reading them";
      case "done" -> "remembered %d, nothing worth remembering %d"
          .formatted(audit.path("remembered").asLong(), audit.path("notRemembered").asLong());
      case "skipped" -> "refused at the door, with a reason";
      case "dead" -> "no observer could digest them: varve queue list";
      case "dropped" -> "given up by you";
      default -> "erased by you";
    };
  }

  private static void counts(Terminal terminal, String title, JsonNode counts) {
    if (!counts.isEmpty()) {
      terminal.line("");
      terminal.line(title);
      List<List<String>> rows = new ArrayList<>();
      counts.properties().forEach(e -> rows.add(List.of("  " + e.getKey(), "%8d".formatted(e.getValue().asLong()))));
      Columns.table(rows).forEach(terminal::line);
    }
  }
}
