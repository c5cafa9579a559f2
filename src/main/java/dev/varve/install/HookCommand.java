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

  /** Without Varve the line of a project takes what it is given and answers that there is nothing to say. */
  String line(String client, String event) {
    return switch (scope) {
      case Scope.User _ -> quoted(script.toString()) + " " + client + " " + event;
      case Scope.Project _ ->
          "if [ -x %s ]; then %s %s %s; else cat >/dev/null; echo '{}'; fi".formatted(ANYWHERE, ANYWHERE, client, event);
    };
  }

  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
