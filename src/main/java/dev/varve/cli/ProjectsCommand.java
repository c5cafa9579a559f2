package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "projects",
    description = "Show the projects, rename one, or merge one into another.",
    footer = {
      "",
      "A project is named by its name or, where several share it, by its identity.",
      "A merge cannot be undone. Works with and without a running worker."
    })
final class ProjectsCommand implements Callable<Integer> {

  /** What to do; the constants' names are the words of the command line. */
  enum Action {
    list,
    rename,
    merge
  }

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "ACTION",
      description = "list (default), rename PROJECT NAME, or merge FROM INTO.")
  private Action action = Action.list;

  @Parameters(index = "1..*", paramLabel = "WORD", description = "What to rename or merge.")
  private List<String> words = new ArrayList<>();

  ProjectsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    check();
    try (PrivacyBooks books = PrivacyBooks.of(new Workplace(terminal.env()), terminal.clock())) {
      switch (action) {
        case list -> list(books.projects());
        case rename -> renamed(books.rename(words.getFirst(), words.getLast()));
        case merge -> merged(books.merge(words.getFirst(), words.getLast()));
      }
    }
    return ExitCode.OK.status();
  }

  private void check() {
    boolean right = words.size() == (action == Action.list ? 0 : 2) && words.stream().noneMatch(String::isBlank);
    if (!right) {
      String form =
          switch (action) {
            case list -> "list takes nothing more";
            case rename -> "rename takes a project and its new name";
            case merge -> "merge takes a project and the one it becomes part of";
          };
      throw new CliException(ExitCode.USAGE, form, "See which there are: varve projects list");
    }
  }

  private void list(JsonNode projects) {
    if (format.json) {
      terminal.json(projects);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAME", "SESSIONS", "MEMORIES", "LAST", "IDENTITY"));
    projects.path("items").forEach(project -> rows.add(row(project)));
    if (rows.size() == 1) {
      terminal.line("no projects yet");
    } else {
      Columns.table(rows).forEach(terminal::line);
    }
  }

  private static List<String> row(JsonNode project) {
    String name = project.path("name").asText();
    JsonNode label = project.path("label");
    JsonNode last = project.path("lastEventAt");
    return List.of(
        label.isTextual() ? name + " (" + label.asText() + ")" : name,
        project.path("sessions").asText(),
        Long.toString(project.path("observations").asLong() + project.path("summaries").asLong()),
        last.isTextual() ? Columns.minute(last.asText()) : "",
        project.path("identity").asText());
  }

  private void renamed(JsonNode answer) {
    if (format.json) {
      terminal.json(answer);
    } else {
      terminal.line("%s is now called %s".formatted(words.getFirst(), answer.path("name").asText()));
    }
  }

  private void merged(JsonNode answer) {
    if (format.json) {
      terminal.json(answer);
    } else {
      terminal.line(
          "%s is now part of %s: %d sessions, %d observations, %d summaries"
              .formatted(
                  words.getFirst(),
                  words.getLast(),
                  answer.path("sessions").asLong(),
                  answer.path("observations").asLong(),
                  answer.path("summaries").asLong()));
    }
  }
}
