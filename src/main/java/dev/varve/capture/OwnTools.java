package dev.varve.capture;

import java.util.regex.Pattern;

/** Knows our own tools by the names clients give them; remembering their use would make memories of memories. */
final class OwnTools {

  /**
   * {@code mcp__server__tool}, and {@code mcp__plugin_plugin_server__tool} for the server of a plugin; {@code
   * mcp_server_tool} of Gemini CLI, {@code server-tool} of Copilot CLI and {@code server_tool} of OpenCode.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "mcp__(?:varve|plugin_varve_[A-Za-z0-9-]+|plugin_[A-Za-z0-9_-]+_varve)__.+|(?:mcp_)?varve[_-].+");

  private OwnTools() {}

  static boolean include(String tool) {
    return NAME.matcher(tool).matches();
  }

  /** The name of an MCP tool in the form that most clients use. */
  static String name(String server, String tool) {
    return "mcp__" + server + "__" + tool;
  }
}
