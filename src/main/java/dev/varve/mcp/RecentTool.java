package dev.varve.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.Memory;
import dev.varve.memory.Timelines;
import java.util.List;

/** Lists the latest memories of a project. */
final class RecentTool implements Tool {

  static final int LIMIT_MAX = 100;

  private static final Schema SCHEMA =
      Schema.of(
          ProjectFinder.PARAMETER,
          Parameter.optional("limit", new Type.Whole(1, LIMIT_MAX), "Most memories.", 20, 10));

  private static final Structure GIVES =
      Structure.empty().with("project", Structure.TEXT).with("items", MemoryJson.BRIEF_LIST);

  private final Recall recall;
  private final ProjectFinder projects;
  private final Timelines timelines = new Timelines();

  RecentTool(Recall recall, ProjectFinder projects) {
    this.recall = recall;
    this.projects = projects;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "recent",
        "Recent memories",
        "List what happened last in a project: observations, summaries and prompts, the latest first.",
        SCHEMA,
        GIVES,
        false);
  }

  @Override
  public Reply call(Arguments arguments) {
    Project project = projects.find(arguments);
    List<Memory> found =
        recall.database().read(tx -> timelines.recent(tx, project.id().value(), arguments.count("limit")));
    ObjectNode json = MemoryJson.object().put("project", project.name());
    MemoryJson.put(json, "items", found);
    String head = found.isEmpty() ? "nothing is remembered yet of project " : "the latest of project ";
    return new Reply((head + project.name() + "\n" + MemoryLines.list(found)).strip(), json);
  }
}
