package dev.varve.cli;

import dev.varve.capture.policy.SecretRules;
import dev.varve.health.Check;
import dev.varve.health.Finding;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsException;
import java.util.List;
import java.util.Map;

/** Whether the user's own patterns of secrets can be read: with an error in them no worker starts. */
record RulesCheck(Home home, Map<String, String> env) implements Check {

  @Override
  public List<Finding> findings() {
    Settings settings;
    try {
      settings = Settings.load(home, env);
    } catch (RuntimeException saidByItsOwnCheck) {
      return List.of();
    }
    try {
      SecretRules.of(home, settings.privacy().rulesFile());
      return List.of();
    } catch (SettingsException e) {
      return List.of(Finding.fail("rules", String.valueOf(e.getMessage()), "Correct the line, try it: varve redact --try"));
    }
  }
}
