package dev.varve.cli;

import dev.varve.web.Where;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which project a command is about. */
final class ProjectOption {

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "By name or identity; without it that of the current directory.")
  private @Nullable String project;

  @Option(names = "--all-projects", description = "Every project.")
  private boolean all;

  Where where() {
    if (all && project != null) {
      throw new CliException(ExitCode.USAGE, "--project and --all-projects exclude each other", "Name one of them");
    }
    if (all) {
      return Where.EVERYWHERE;
    }
    return project == null ? new Where(null, here()) : new Where(project, null);
  }

  static String here() {
    return Path.of("").toAbsolutePath().toString();
  }
}
