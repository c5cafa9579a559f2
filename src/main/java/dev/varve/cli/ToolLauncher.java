package dev.varve.cli;

import dev.varve.capture.spool.HookScript;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Path;

/** The program that clients start for our tools: the same as the hooks start. */
final class ToolLauncher {

  private ToolLauncher() {}

  /** The one that started us, else that of the hook script, else whatever is called so on {@code PATH}. */
  static Path of(Home home) throws IOException {
    String launcher = System.getProperty(HookScript.LAUNCHER_PROPERTY);
    return launcher == null ? HookScript.launcher(home).orElse(Path.of("varve")) : Path.of(launcher);
  }
}
