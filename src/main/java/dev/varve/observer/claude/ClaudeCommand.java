package dev.varve.observer.claude;

import dev.varve.observer.RunContext;
import dev.varve.process.Launch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line and environment of a child: it reads no settings, offers no tools and keeps nothing. */
final class ClaudeCommand {

  /**
   * Retrying is the engine's, and nothing is compacted behind its back. A model that can answer without thinking at
   * length does, and the limit is far above any answer that is kept.
   */
  private static final Map<String, String> ENVIRONMENT = Map.of(
      "CLAUDE_CODE_MAX_RETRIES", "0",
      "CLAUDE_CODE_MAX_OUTPUT_TOKENS", "16000",
      "MAX_THINKING_TOKENS", "0",
      "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
      "DISABLE_TELEMETRY", "1",
      "DISABLE_ERROR_REPORTING", "1",
      "DISABLE_AUTOUPDATER", "1",
      "DISABLE_COMPACT", "1");

  private ClaudeCommand() {}

  static Launch launch(ClaudeOptions options, String instructions, RunContext context) {
    List<String> command = List.of(
        options.executable().toString(),
        "-p",
        "--input-format",
        "stream-json",
        "--output-format",
        "stream-json",
        "--verbose",
        "--model",
        options.model(),
        "--setting-sources",
        "",
        "--strict-mcp-config",
        "--no-session-persistence",
        "--tools",
        "",
        "--system-prompt",
        instructions);
    return new Launch(command, options.directory(), environment(options), context.session(), context.run());
  }

  static Launch version(ClaudeOptions options) {
    List<String> command = List.of(options.executable().toString(), "--version");
    return new Launch(command, options.directory(), environment(options), 0, 0);
  }

  private static Map<String, String> environment(ClaudeOptions options) {
    Map<String, String> all = new HashMap<>(options.env());
    all.putAll(ENVIRONMENT);
    return all;
  }
}
