package dev.varve.bench;

import dev.varve.store.Database;
import java.util.Map;

/**
 * Where a worker under test ends itself in the middle of its work. The variable {@value #VARIABLE} holds {@code
 * window} or {@code window:accepted}: the process halts without any clean-up, like {@code kill -9}, the first time
 * it is in that window after so many messages were accepted in this life; 0 when left out.
 */
public final class CrashPoints {

  static final String VARIABLE = "VARVE_CRASH_AT";

  private CrashPoints() {}

  /** Returns the same database when the variable is not set. */
  public static Database wrap(Database database, Map<String, String> env) {
    String setting = env.get(VARIABLE);
    if (setting == null) {
      return database;
    }
    int colon = setting.indexOf(':');
    int accepted = colon < 0 ? 0 : Integer.parseInt(setting.substring(colon + 1));
    return new CrashingDatabase(database, window(setting), accepted, CrashPoints::halt);
  }

  /** What a worker does between a migration and its commit: nothing, unless the variable names that window. */
  public static Runnable inMigration(Map<String, String> env) {
    String setting = env.get(VARIABLE);
    return setting != null && window(setting) == CrashWindow.MIGRATION ? CrashPoints::halt : () -> {};
  }

  private static CrashWindow window(String setting) {
    int colon = setting.indexOf(':');
    return CrashWindow.of(colon < 0 ? setting : setting.substring(0, colon));
  }

  private static void halt() {
    Runtime.getRuntime().halt(137);
  }

  /** The environment of a worker that ends itself there. */
  static Map<String, String> in(CrashWindow window, int accepted) {
    return Map.of(VARIABLE, window.label() + ":" + accepted);
  }
}
