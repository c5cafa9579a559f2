package dev.varve.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.FileMemories;
import dev.varve.memory.Memory;
import java.util.List;

/** Lists what is remembered about a file or a folder. */
final class ByFileTool implements Tool {

  static final int LIMIT_MAX = 100;

  private static final Schema SCHEMA =
      Schema.of(
          Parameter.required(
              "path",
              new Type.Text(1_024),
              "A file or a folder: absolute, from the project's root, or the last parts of a path.",
              "src/main/java/Parser.java"),
          ProjectFinder.PARAMETER,
          Parameter.optional("limit", new Type.Whole(1, LIMIT_MAX), "Most memories.", 20, 10));

  private static final Structure GIVES =
      Structure.empty().with("project", Structure.TEXT).with("items", MemoryJson.BRIEF_LIST);

  private final Recall recall;
  private final ProjectFinder projects;
  private final FileMemories files;

  ByFileTool(Recall recall, ProjectFinder projects) {
    this.recall = recall;
    this.projects = projects;
    this.files = new FileMemories(recall.search().folders());
  }

  @Override
  public Definition definition() {
    return new Definition(
        "by_file",
        "Memories about a file",
        "List what earlier sessions of a project learned and changed in a file or a folder, the latest first. Ask before"
            + " you change a file that you do not know.",
        SCHEMA,
        GIVES,
        false);
  }

  @Override
  public Reply call(Arguments arguments) {
    Project project = projects.find(arguments);
    String path = arguments.required("path");
    List<Memory> found =
        recall.database().read(tx -> files.about(tx, project.id().value(), path, arguments.count("limit")));
    ObjectNode json = MemoryJson.object().put("project", project.name());
    MemoryJson.put(json, "items", found);
    String head = found.isEmpty() ? "nothing is remembered" : "what is remembered";
    String text = "%s about %s in project %s\n%s".formatted(head, Shown.of(path), project.name(), MemoryLines.list(found));
    return new Reply(text.strip(), json);
  }
}
