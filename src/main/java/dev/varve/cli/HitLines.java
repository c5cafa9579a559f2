package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What was found, for people: a line and a piece of text for each hit, then what else to ask. */
record HitLines(Terminal terminal) {

  private static final String INDENT = "      ";

  void print(JsonNode found) {
    found.path("items").forEach(this::hit);
    if (found.path("didYouMean").isTextual()) {
      terminal.line("did you mean: " + found.path("didYouMean").asText());
    }
    if (found.path("advice").isTextual()) {
      terminal.note(found.path("advice").asText());
    }
    if (found.path("next").isTextual()) {
      terminal.note("more: --cursor " + found.path("next").asText());
    }
  }

  private void hit(JsonNode hit) {
    String head =
        "%-5s %s  %-9s ".formatted(hit.path("ref").asText(), hit.path("at").asText().substring(0, 10), hit.path("type").asText());
    String newer = hit.path("replacedBy").asText("");
    String replaced = newer.isEmpty() ? "" : ", perhaps replaced by " + newer;
    String tail = "  %s, %d tokens%s".formatted(hit.path("project").asText(), hit.path("tokens").asLong(), replaced);
    String title = Columns.cut(hit.path("title").asText(), Math.max(20, Terminal.WIDTH - head.length() - tail.length()));
    terminal.line(head + terminal.bold(title) + terminal.dim(tail));
    terminal.line(INDENT + marked(hit));
  }

  /** Where nothing can be made bold, what was sought stands as it is. */
  private String marked(JsonNode hit) {
    String snippet = hit.path("snippet").asText();
    StringBuilder line = new StringBuilder();
    int at = 0;
    for (JsonNode mark : hit.path("marks")) {
      line.append(snippet, at, mark.path(0).asInt()).append(terminal.yellow(snippet.substring(mark.path(0).asInt(), mark.path(1).asInt())));
      at = mark.path(1).asInt();
    }
    return line.append(snippet.substring(at)).toString();
  }
}
