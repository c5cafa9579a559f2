package dev.varve.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What stands before a child's own command so that the child, with all it starts, cannot outlive the worker.
 *
 * @param name for the log
 * @param words the command line up to the child's own command
 */
public record SpawnLine(String name, List<String> words) {

  /**
   * The child is the first process of a pid namespace, which the kernel empties when {@code unshare} ends, and that
   * one is killed when its parent thread ends. Needs root or the matching capability. As first process of its
   * namespace a child is only reached by SIGTERM if it has a handler for it; SIGKILL always reaches it.
   */
  static final SpawnLine NAMESPACE =
      new SpawnLine(
          "pid namespace", words("setpriv --pdeathsig KILL setsid unshare --fork --pid --kill-child=KILL --"));

  /** The same for an ordinary account, where the system allows it user namespaces. */
  static final SpawnLine USER_NAMESPACE =
      new SpawnLine(
          "user namespace",
          words("setpriv --pdeathsig KILL setsid"
              + " unshare --user --map-current-user --fork --pid --kill-child=KILL --"));

  /**
   * A shell with job control: its background pipeline is a process group of its own and keeps the shell's input. The
   * first part hands the input on and lets go of the pipe at its end, so that the child sees the end too; if then the
   * worker is gone, nobody is left to stop the child and it kills the group. The second part runs the child. When that
   * has ended, whatever is left of the group is killed. A descendant that made itself a group is not reached.
   */
  static final SpawnLine WRAPPER_SHELL =
      new SpawnLine("wrapper shell", List.of("bash", "-c", """
          set -m
          { cat; exec >&-; while kill -0 $PPID; do sleep 0.2; done; kill -KILL 0; } 2>/dev/null |
          { trap : TERM; "$@"; code=$?; trap '' TERM; kill 0; exit $code; } &
          group=$(jobs -p)
          exec 2>/dev/null
          wait $!
          code=$?
          kill -KILL -- -$group
          exit $code
          """, "varve-child"));

  private static final long PROBE_SECONDS_MAX = 5;

  public SpawnLine {
    words = List.copyOf(words);
  }

  /** The first that works on this machine; takes some milliseconds, throws when there is none. */
  public static SpawnLine forThisMachine() throws IOException, InterruptedException {
    for (SpawnLine line : List.of(NAMESPACE, USER_NAMESPACE, WRAPPER_SHELL)) {
      if (line.works()) {
        return line;
      }
    }
    throw new IOException("child processes need bash, or setpriv, setsid and unshare of util-linux, on the PATH");
  }

  /** The whole command line. Before the child's own output comes an empty line: from then on all of this stands. */
  List<String> around(List<String> command) {
    List<String> line = new ArrayList<>(words);
    line.addAll(List.of("/bin/sh", "-c", "echo; exec \"$@\"", "varve-child"));
    line.addAll(command);
    return line;
  }

  boolean works() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(around(List.of("true")))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      if (!process.waitFor(PROBE_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
