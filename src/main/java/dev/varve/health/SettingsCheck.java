package dev.varve.health;

import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsException;
import java.util.List;
import java.util.Map;

/** Whether the settings can be read. */
record SettingsCheck(Home home, Map<String, String> env) implements Check {

  @Override
  public List<Finding> findings() {
    try {
      Settings.load(home, env);
      return List.of(Finding.ok("settings", "valid"));
    } catch (SettingsException e) {
      return e.problems().stream()
          .map(problem -> Finding.fail("settings", problem, "Correct the file or the variable."))
          .toList();
    }
  }
}
