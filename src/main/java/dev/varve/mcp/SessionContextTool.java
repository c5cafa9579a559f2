package dev.varve.mcp;

import java.util.Optional;

/** Tells what a new session in a project is told first. */
final class SessionContextTool implements Tool {

  private static final Schema SCHEMA = Schema.of(ProjectFinder.PARAMETER);

  private static final Structure GIVES =
      Structure.empty().with("project", Structure.TEXT).with("context", Structure.TEXT);

  private static final String LAST_DIRECTORY =
      "SELECT cwd FROM sessions WHERE project_id = ? AND cwd <> '' ORDER BY last_event_at_ms DESC LIMIT 1";

  private final Recall recall;
  private final ProjectFinder projects;

  SessionContextTool(Recall recall, ProjectFinder projects) {
    this.recall = recall;
    this.projects = projects;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "session_context",
        "Session context",
        "What Varve tells a new session of a project first: the last summary with its next steps, then what is worth most."
            + " For clients that were not told at their start, and after a long conversation was shortened.",
        SCHEMA,
        GIVES,
        false);
  }

  @Override
  public Reply call(Arguments arguments) {
    Project project = projects.find(arguments);
    String text = recall.context().apply(directory(arguments, project));
    String told = text.isBlank() ? "nothing is remembered yet of project " + project.name() : text;
    return new Reply(told, MemoryJson.object().put("project", project.name()).put("context", text));
  }

  /** Branch and files are those of a directory; a project that is only named is looked at where it was last worked on. */
  private String directory(Arguments arguments, Project project) {
    String named = arguments.text(ProjectFinder.PARAMETER.name());
    if (named == null) {
      return String.valueOf(arguments.cwd());
    }
    if (ProjectFinder.isDirectory(named.strip())) {
      return named.strip();
    }
    Optional<String> last =
        recall.database().read(tx -> tx.first(LAST_DIRECTORY, row -> row.text(1), project.id().value()));
    return last.filter(cwd -> recall.notebook().project(cwd).filter(project.id()::equals).isPresent())
        .orElseThrow(
            () ->
                new ToolRefusal(
                    "no directory of project " + project.name() + " is known any more",
                    "Name in 'project' the absolute path of a directory in it"));
  }
}
