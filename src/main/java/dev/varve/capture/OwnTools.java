package dev.varve.capture;

import java.util.regex.Pattern;

/** Knows our own tools by the names clients give them; remembering their use would make memories of memories. */
final class OwnTools {

  /** {@code mcp__server__tool}, and {@code mcp__plugin_plugin_server__tool} for the server of a plugin. */
  private static final Pattern NAME =
      Pattern.compile("mcp__(?:varve|plugin_varve_[A-Za-z0-9-]+|plugin_[A-Za-z0-9_-]+_varve)__.+");

  private OwnTools() {}

  static boolean include(String tool) {
    return NAME.matcher(tool).matches();
  }
}
