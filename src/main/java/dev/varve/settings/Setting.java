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

  /** So many characters of a wrong value are told. */
  private static final int SHOWN_MAX = 60;

  /** The environment variable that overrides it: {@code VARVE_SERVER_PORT}. */
  String variable() {
    return "VARVE_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  T read(String text, String place) {
    try {
      return kind.read(text.strip());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refused(place, "'" + text + "'");
    }
  }

  /** @param value as it was written */
  SettingsException refused(String place, String value) {
    String otherwise = fallback.isEmpty() ? "" : ", which is " + fallback;
    return new SettingsException(
        "%s: %s must be %s, not %s. Correct it, or leave it out for the default%s"
            .formatted(place, key, kind.expected(), shown(value), otherwise));
  }

  static String shown(String value) {
    return value.length() <= SHOWN_MAX ? value : value.substring(0, SHOWN_MAX) + "…";
  }
}
