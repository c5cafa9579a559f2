package dev.varve.install;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The command line that a client runs for an event.
 *
 * @param script of this home
 */
record HookCommand(Path script, Scope scope) {

  /** Finds the home of whoever runs it: a repository's settings come to other machines, also to some without Varve. */
  static final String ANYWHERE = "\"${VARVE_HOME:-$HOME/.varve}/bin/" + OwnHooks.SCRIPT + "\"";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+@%=:,-]+");

  String line(String client, String event) {
    return switch (scope) {
      case Scope.User _ -> quoted(script.toString()) + " " + client + " " + event;
      case Scope.Project _ -> "[ ! -x %s ] || %s %s %s".formatted(ANYWHERE, ANYWHERE, client, event);
    };
  }

  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
