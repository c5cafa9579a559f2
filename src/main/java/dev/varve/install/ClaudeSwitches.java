package dev.varve.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.health.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The settings by which Claude Code runs no hooks although they are registered, as version 2.1.330 knows them.
 *
 * @param user the user's settings
 * @param managed those of whoever manages the machine, which go before
 */
record ClaudeSwitches(Path user, Path managed) {

  /** On Linux and on macOS. */
  private static final List<Path> MANAGED =
      List.of(
          Path.of("/etc/claude-code/managed-settings.json"),
          Path.of("/Library/Application Support/ClaudeCode/managed-settings.json"));

  private static final List<String> MANAGED_SWITCHES = List.of("disableAllHooks", "allowManagedHooksOnly");

  static ClaudeSwitches of(Path user) {
    return new ClaudeSwitches(user, Files.exists(MANAGED.getLast()) ? MANAGED.getLast() : MANAGED.getFirst());
  }

  /** Empty when nothing switches them off. */
  Optional<Finding> objection() throws IOException, UnusableSettings {
    JsonNode above = ClaudePlugin.read(managed);
    for (String name : MANAGED_SWITCHES) {
      if (above.path(name).asBoolean()) {
        return Optional.of(
            off(name, managed, "Ask whoever manages this machine; until then: varve backfill --client claude-code"));
      }
    }
    return ClaudePlugin.read(user).path("disableAllHooks").asBoolean()
        ? Optional.of(off("disableAllHooks", user, "Take that out of the file, then restart open sessions of Claude Code."))
        : Optional.empty();
  }

  private static Finding off(String name, Path file, String remedy) {
    return Finding.warn("claude-code", "it runs no hooks of ours, because %s is set in %s".formatted(name, file), remedy);
  }
}
