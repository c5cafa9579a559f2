package dev.varve.settings;

import java.util.Locale;

/**
 * One setting.
 *
 * @param key as it stands in the file, with dots between tables: {@code server.port}
 * @param fallback the default, as it would be written
 * @param meaning one line for docs/settings.md
 */
record Setting<T>(String key, SettingKind<T> kind, String fallback, String meaning) {

  /** The environment variable that overrides it: {@code VARVE_SERVER_PORT}. */
  String variable() {
    return "VARVE_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  T read(String text, String place) {
    try {
      return kind.read(text.strip());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new SettingsException("%s: %s must be %s, not '%s'".formatted(place, key, kind.expected(), text));
    }
  }
}
