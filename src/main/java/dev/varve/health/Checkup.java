package dev.varve.health;

import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsException;
import dev.varve.settings.Token;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All checks of one home, in the order in which a person would look. */
public final class Checkup {

  /** The newest migration of this program; a test compares it with the files. */
  static final int SCHEMA_VERSION = 11;

  private final List<Check> checks;

  Checkup(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * For the home that the environment names. Where it cannot be looked into, only Java and itself are looked at.
   *
   * @param more checks of parts that are not known here, which come last
   */
  public static Checkup of(Map<String, String> env, InstantSource clock, List<Check> more) {
    Home home = Home.of(env);
    List<Check> checks = new ArrayList<>();
    checks.add(new JavaCheck(Runtime.version(), System.getProperty("java.home")));
    checks.add(homeCheck(home));
    if (!canLookInto(home)) {
      return new Checkup(checks);
    }
    Settings settings = settings(home, env);
    checks.add(new DiskCheck(home.path(), settings.store().neededBytes()));
    checks.add(new SettingsCheck(home, env));
    checks.add(new LockCheck(home.lockFile(), home.workerFile()));
    checks.add(
        new ListenerCheck(
            home.workerFile(), settings.server().port(), new Listener(token(home), new SecureRandom())));
    StoreFile store = new StoreFile(home.database());
    checks.add(new StoreCheck(store, SCHEMA_VERSION, clock));
    checks.add(new PauseCheck(store, clock));
    checks.addAll(more);
    return new Checkup(checks);
  }

  /** Whether what is in the home, or will be once it is made, can be looked at. */
  public static boolean canLookInto(Home home) {
    return homeCheck(home).isOpen();
  }

  private static HomeCheck homeCheck(Home home) {
    return new HomeCheck(home.path(), System.getProperty("user.name"));
  }

  /** Of settings that cannot be read the defaults count; they have a finding of their own. */
  private static Settings settings(Home home, Map<String, String> env) {
    try {
      return Settings.load(home, env);
    } catch (SettingsException e) {
      return Settings.defaults();
    }
  }

  private static byte[] token(Home home) {
    return Token.read(home).map(Token::value).orElse("none").getBytes(StandardCharsets.US_ASCII);
  }

  /** Looks at everything; takes some seconds at the most. */
  public List<Finding> findings() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      findings.addAll(check.findings());
    }
    return findings;
  }
}
