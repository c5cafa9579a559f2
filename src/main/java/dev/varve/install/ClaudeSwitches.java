package dev.varve.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.health.Finding;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings by which Claude Code runs no hooks although they are registered, as version 2.1.330 knows them.
 *
 * @param user the user's settings
 * @param managed the directory of whoever manages the machine, whose settings go before
 */
record ClaudeSwitches(Path user, Path managed) {

  /** On Linux and on macOS. */
  private static final List<Path> MANAGED =
      List.of(Path.of("/etc/claude-code"), Path.of("/Library/Application Support/ClaudeCode"));

  private static final List<String> MANAGED_SWITCHES = List.of("disableAllHooks", "allowManagedHooksOnly");

  static ClaudeSwitches of(Path user) {
    return new ClaudeSwitches(user, Files.exists(MANAGED.getLast()) ? MANAGED.getLast() : MANAGED.getFirst());
  }

  /** Empty when nothing switches them off. */
  Optional<Finding> objection() throws IOException, UnusableSettings {
    for (String name : MANAGED_SWITCHES) {
      Path file = managedFileWith(name);
      if (file != null) {
        return Optional.of(
            off(name, file, "Ask whoever manages this machine; until then: varve backfill --client claude-code"));
      }
    }
    return ClaudePlugin.read(user).path("disableAllHooks").asBoolean()
        ? Optional.of(off("disableAllHooks", user, "Take that out of the file, then restart open sessions of Claude Code."))
        : Optional.empty();
  }

  /** The last file that has the switch decides; null when it is off. */
  private @Nullable Path managedFileWith(String name) throws IOException, UnusableSettings {
    Path on = null;
    for (Path file : managedFiles()) {
      JsonNode value = ClaudePlugin.read(file).path(name);
      if (!value.isMissingNode()) {
        on = value.asBoolean() ? file : null;
      }
    }
    return on;
  }

  /** In the order in which later ones go before earlier ones. */
  private List<Path> managedFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    Path more = managed.resolve("managed-settings.d");
    if (Files.isDirectory(more)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(more, "[!.]*.json")) {
        found.forEach(files::add);
      }
    }
    Collections.sort(files);
    files.addFirst(managed.resolve("managed-settings.json"));
    return files;
  }

  private static Finding off(String name, Path file, String remedy) {
    return Finding.warn("claude-code", "it runs no hooks of ours, because %s is set in %s".formatted(name, file), remedy);
  }
}
