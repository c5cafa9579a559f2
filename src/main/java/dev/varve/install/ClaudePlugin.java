package dev.varve.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.health.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our plugin as Claude Code's files tell of it, which version 2.1.330 writes.
 *
 * @param id the plugin and the marketplace it came from, as its commands take it
 * @param version as the client noted it; empty when it did not
 */
record ClaudePlugin(String id, String version) {

  /** How the id begins, wherever it came from. */
  private static final String PREFIX = "varve@";

  /** Empty when it is not installed, or switched off. */
  static Optional<ClaudePlugin> in(Path directory) throws IOException, UnusableSettings {
    JsonNode plugins = read(directory.resolve("plugins").resolve("installed_plugins.json")).path("plugins");
    JsonNode enabled = read(directory.resolve("settings.json")).path("enabledPlugins");
    for (Map.Entry<String, JsonNode> plugin : plugins.properties()) {
      if (plugin.getKey().startsWith(PREFIX) && enabled.path(plugin.getKey()).asBoolean(true)) {
        return Optional.of(new ClaudePlugin(plugin.getKey(), plugin.getValue().path(0).path("version").asText("")));
      }
    }
    return Optional.empty();
  }

  /** An empty object where there is no file. */
  static JsonNode read(Path file) throws IOException, UnusableSettings {
    SettingsFile settings = SettingsFile.read(file);
    try {
      return SpanReader.value(settings.text() == null || settings.text().isBlank() ? "{}" : settings.text());
    } catch (UnusableSettings e) {
      throw e.in(file);
    }
  }

  /**
   * Empty when it is of the version of this program.
   *
   * @param program the version of this program; null when it has none, as it runs from class files
   */
  Optional<Finding> objection(@Nullable String program) {
    if (program == null || version.isEmpty() || version.equals(program.replace("-SNAPSHOT", ""))) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warn(
            "claude-code",
            "its plugin is of version %s, this program of %s".formatted(version, program),
            "claude plugin update " + id));
  }
}
