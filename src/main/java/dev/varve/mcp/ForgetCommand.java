package dev.varve.mcp;

import dev.varve.memory.MemoryRef;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command by which a person forgets.
 *
 * @param line for a shell
 */
record ForgetCommand(String line) {

  private static ForgetCommand with(String options) {
    return new ForgetCommand("varve forget " + options + " --yes");
  }

  /** A shell takes the number sign for a comment. */
  static ForgetCommand of(List<MemoryRef> refs) {
    return with(refs.stream().map(ref -> ref.toString().substring(1)).collect(Collectors.joining(" ")));
  }

  static ForgetCommand of(long session) {
    return with("--session " + session);
  }

  static ForgetCommand of(Project project) {
    return with("--project " + quoted(project.identity()));
  }

  static ForgetCommand of(Project project, String query) {
    return with("--query " + quoted(query) + " --project " + quoted(project.identity()));
  }

  static ForgetCommand of(Project project, Times times) {
    StringBuilder options = new StringBuilder("--project " + quoted(project.identity()));
    if (times.since() != null) {
      options.append(" --since ").append(times.since());
    }
    if (times.until() != null) {
      options.append(" --until ").append(times.until());
    }
    return with(options.toString());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
