package dev.varve.mcp;

import dev.varve.capture.DirectoryPath;
import dev.varve.capture.Notebook;
import dev.varve.memory.ProjectBook;
import dev.varve.queue.ProjectId;
import dev.varve.store.Database;
import dev.varve.store.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out which project a call is about; without one it is about none, never about all. Thread-safe. */
final class ProjectFinder {

  private static final int CHARS_MAX = 1_024;

  static final Parameter PARAMETER =
      Parameter.optional(
          "project",
          new Type.Text(CHARS_MAX),
          "The project: an absolute path in it, or its name. Without it, that of the directory this client works in.",
          "/home/me/projects/tally");

  private static final Pattern DIRECTORY = Pattern.compile("/.*|[A-Za-z]:[\\\\/].*", Pattern.DOTALL);
  private static final String KNOWN =
      """
      SELECT p.name FROM projects p LEFT JOIN sessions s ON s.project_id = p.id
      GROUP BY p.id ORDER BY max(s.last_event_at_ms) DESC LIMIT 10""";

  private final Database database;
  private final Notebook notebook;
  private final ProjectBook book = new ProjectBook();

  ProjectFinder(Recall recall) {
    this.database = recall.database();
    this.notebook = recall.notebook();
  }

  /** One of which something is known. */
  Project find(Arguments arguments) {
    String words = words(arguments);
    ProjectId id = isDirectory(words) ? inDirectory(words) : named(words);
    return database.<Project>read(
        tx ->
            tx.first("SELECT name, identity FROM projects WHERE id = ?", row -> project(id, row), id.value())
                .orElseThrow(() -> unknown(words)));
  }

  /** Where something new belongs: a directory may be one of which nothing is known yet. */
  Notebook.Where where(Arguments arguments) {
    String words = words(arguments);
    return isDirectory(words) ? directory(words) : new Notebook.Where.Named(words);
  }

  private static Notebook.Where directory(String path) {
    Optional<String> objection = DirectoryPath.objection(path);
    if (objection.isPresent()) {
      throw new ToolRefusal("the project's directory " + objection.get(), "Name in 'project' a directory that is there");
    }
    return new Notebook.Where.Directory(path);
  }

  /** The words for it, in the call or from where the client works. */
  private String words(Arguments arguments) {
    String named = arguments.text(PARAMETER.name());
    String words = named == null ? usable(arguments.cwd()) : named.strip();
    if (words == null) {
      throw new ToolRefusal(
          "no project is named",
          "Name it in 'project', by the absolute path of a directory in it or by its name" + known());
    }
    return words;
  }

  /** A client started from the root or from the user's own directory works nowhere in particular. */
  private static @Nullable String usable(@Nullable String cwd) {
    if (cwd == null || !isDirectory(cwd)) {
      return null;
    }
    boolean nowhere = cwd.equals("/") || cwd.equals(System.getProperty("user.home"));
    return nowhere ? null : cwd;
  }

  static boolean isDirectory(String words) {
    return DIRECTORY.matcher(words).matches();
  }

  private ProjectId inDirectory(String directory) {
    return notebook.project(directory).orElseThrow(() -> unknown(directory));
  }

  private ProjectId named(String words) {
    return switch (database.read(tx -> book.find(tx, words))) {
      case ProjectBook.Match.One one -> one.project();
      case ProjectBook.Match.None _ -> throw unknown(words);
      case ProjectBook.Match.Several several -> throw ambiguous(words, several.identities());
    };
  }

  /** Who works in a directory of which nothing is known yet is not sent to other projects. */
  ToolRefusal unknown(String words) {
    return isDirectory(words)
        ? new ToolRefusal(
            "nothing is remembered yet of the project in " + Shown.of(words),
            "That changes as sessions go on; another project is meant only when 'project' names it")
        : new ToolRefusal(
            "no project is called " + Shown.of(words),
            "Name one in 'project', by the absolute path of a directory in it or by its name" + known());
  }

  static ToolRefusal ambiguous(String words, List<String> identities) {
    return new ToolRefusal(
        "several projects are called " + Shown.of(words),
        "Name one by the absolute path of a directory in it, or as one of: " + String.join(", ", identities));
  }

  private String known() {
    List<String> names = database.read(tx -> tx.list(KNOWN, row -> row.text(1)));
    return names.isEmpty() ? "; none is known yet" : "; the latest are: " + String.join(", ", names);
  }

  private static Project project(ProjectId id, Row row) throws SQLException {
    return new Project(id, row.text("name"), row.text("identity"));
  }
}
