package dev.varve.cli;

import dev.varve.capture.spool.HookScript;
import dev.varve.health.Check;
import dev.varve.health.Finding;
import dev.varve.install.Machine;
import dev.varve.settings.Home;
import dev.varve.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The script that hooks run, and the programs it needs. */
record ScriptCheck(Home home, Machine machine) implements Check {

  private static final String NAME = "script";

  @Override
  public List<Finding> findings() {
    try {
      return List.of(finding());
    } catch (SettingsException e) {
      return List.of(Finding.warn(NAME, "it depends on the settings, which are not valid", "See the settings."));
    } catch (IOException e) {
      return List.of(Finding.fail(NAME, "%s cannot be read: %s".formatted(HookScript.in(home), e.getMessage()), "varve install"));
    }
  }

  private Finding finding() throws IOException {
    Path script = HookScript.in(home);
    if (!Files.exists(script)) {
      return Finding.warn(NAME, script + " does not exist yet", "varve install; for the plugin alone: varve install --script");
    }
    if (!machine.has("perl") && !machine.has("curl")) {
      return Finding.fail(
          NAME, "neither perl nor curl is on PATH, so every event has to wait in the spool", "Install perl or curl.");
    }
    Optional<Path> launcher = HookScript.launcher(home);
    if (launcher.isEmpty() || !Files.isExecutable(launcher.get())) {
      return Finding.fail(
          NAME,
          "it starts workers by %s, which is no program".formatted(launcher.map(Path::toString).orElse("nothing")),
          "Run by the launcher you use now: varve install");
    }
    return HookScript.isCurrent(home, launcher.get(), machine.env())
        ? Finding.ok(NAME, script + ", as this version writes it")
        : Finding.warn(NAME, script + " is not that of this version and these settings", "varve start");
  }
}
