package dev.varve.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The command line that a client gives to a shell for an event.
 *
 * @param script of this home
 * @param perl whether the shell starts perl with the script, and the script itself only when that fails: it saves a
 *     process, which is a quarter of the time
 */
public record HookCommand(Path script, Scope scope, boolean perl) {

  /** Finds the home of whoever runs it: a repository's settings come to other machines, also to some without Varve. */
  static final String ANYWHERE = "\"${VARVE_HOME:-$HOME/.varve}/bin/" + OwnHooks.SCRIPT + "\"";

  /** Where systems have it. What else is on {@code PATH} may be a wrapper that takes longer than the script. */
  private static final Path PERL = Path.of("/usr/bin/perl");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+@%=:,-]+");

  /** The fastest on this machine; the same for all machines where it is for a project. */
  public static HookCommand of(Path script, Scope scope) {
    return new HookCommand(script, scope, Files.isExecutable(PERL));
  }

  /** Without Varve the line of a project takes what it is given and answers that there is nothing to say. */
  public String line(String client, String event) {
    return switch (scope) {
      case Scope.User _ -> {
        String call = quoted(script.toString()) + " " + client + " " + event;
        yield perl ? byPerl(PERL.toString(), call) : call;
      }
      case Scope.Project _ ->
          "if [ -x %s ]; then %s; else cat >/dev/null; echo '{}'; fi"
              .formatted(ANYWHERE, byPerl("perl", ANYWHERE + " " + client + " " + event));
    };
  }

  private static String byPerl(String perl, String call) {
    return "%s -x %s 2>/dev/null || %s".formatted(perl, call, call);
  }

  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
