package dev.varve.settings;

import java.util.List;

/**
 * How a worker follows its settings.
 *
 * @param refused why the file as it is now is not followed; empty when it is
 * @param remedy what to do about that; empty when nothing
 * @param atNextStart changed settings that take effect with the next start
 */
public record SettingsState(String refused, String remedy, List<String> atNextStart) {

  public static final SettingsState FOLLOWED = new SettingsState("", "", List.of());

  public SettingsState {
    atNextStart = List.copyOf(atNextStart);
  }
}
