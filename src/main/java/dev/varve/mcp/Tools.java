package dev.varve.mcp;

import java.util.List;

/** Everything that agents may call. */
final class Tools {

  private Tools() {}

  /** In the order of the documentation. */
  static List<Tool> of(Recall recall) {
    ProjectFinder projects = new ProjectFinder(recall);
    return List.of(
        new SearchTool(recall, projects),
        new TimelineTool(recall, projects),
        new GetTool(recall),
        new ByFileTool(recall, projects),
        new RecentTool(recall, projects),
        new SaveTool(recall, projects),
        new ForgetTool(recall, projects),
        new SessionContextTool(recall, projects));
  }
}
