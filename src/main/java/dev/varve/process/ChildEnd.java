package dev.varve.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a child ended, without what those say of it that stood before its command.
 *
 * @param status its exit code, 128 + the signal's number when a signal ended it
 * @param errors the end of its stderr
 */
public record ChildEnd(int status, String errors) {

  private static final int SIGNALED = 128;
  private static final int SIGNAL_MAX = 64;
  private static final int KILLED = SIGNALED + 9;

  /**
   * The last word of {@code unshare}. It ends by the signal that ended its child, but for SIGKILL, which no process may
   * handle: then it complains and exits with 1. Whatever else it can complain of comes before the child runs.
   */
  private static final Pattern UNSHARE = Pattern.compile("(?m)^unshare: [^\\n]*\\n?\\z");

  /** What the wrapper's shell says of a child that a signal ended. */
  private static final Pattern SHELL = Pattern.compile("(?m)^varve-child: line [^\\n]*\\n?\\z");

  static ChildEnd of(int status, String errors) {
    Matcher unshare = UNSHARE.matcher(errors);
    if (status == 1 && unshare.find()) {
      return new ChildEnd(KILLED, errors.substring(0, unshare.start()));
    }
    Matcher shell = SHELL.matcher(errors);
    return status > SIGNALED && shell.find()
        ? new ChildEnd(status, errors.substring(0, shell.start()))
        : new ChildEnd(status, errors);
  }

  /** As the end of a sentence: {@code ended with 1}, {@code was killed by signal 9}. */
  public String told() {
    boolean signaled = status > SIGNALED && status <= SIGNALED + SIGNAL_MAX;
    return signaled ? "was killed by signal " + (status - SIGNALED) : "ended with " + status;
  }
}
