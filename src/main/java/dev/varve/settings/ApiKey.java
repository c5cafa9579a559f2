package dev.varve.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The key of an API, in a file that its owner alone may read. */
final class ApiKey {

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private ApiKey() {}

  /** Throws {@link SettingsException} when the file has none, or is open to others. */
  static String read(String setting, Path file) {
    String key = OwnerFile.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip()).orElse("");
    if (key.isEmpty() || !key.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
      throw new SettingsException("%s: %s must hold one key and nothing else".formatted(setting, file));
    }
    if (isOpen(file)) {
      throw new SettingsException("%s: %s is open to others; chmod 600 %s".formatted(setting, file, file));
    }
    return key;
  }

  private static boolean isOpen(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException e) {
      throw new SettingsException(file + " cannot be read: " + e.getMessage());
    }
  }
}
