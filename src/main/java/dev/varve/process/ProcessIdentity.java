package dev.varve.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process: its pid and the mark of its start, because a pid alone is given to another process later.
 *
 * @param startMark comparable only for equality: on Linux the boot and the clock ticks since it, which a change of
 *     the wall clock cannot move; elsewhere the start in epoch milliseconds
 */
public record ProcessIdentity(long pid, String startMark) {

  private static final Path PROC = Path.of("/proc");
  private static final Path BOOT = PROC.resolve("sys/kernel/random/boot_id");

  /** Position of the state and of the start time behind the command's closing bracket; proc_pid_stat(5). */
  private static final int STATE = 0;

  private static final int START_TICKS = 19;

  /** The living process with this pid; empty when there is none, and for one that ended but was not yet collected. */
  public static Optional<ProcessIdentity> of(long pid) {
    return startMark(pid).map(mark -> new ProcessIdentity(pid, mark));
  }

  /** What is left of a process that ended before it could be looked at. */
  static ProcessIdentity ended(long pid) {
    return new ProcessIdentity(pid, "");
  }

  /** False also when another process has the pid now. */
  public boolean isAlive() {
    return startMark(pid).filter(startMark::equals).isPresent();
  }

  /** Asks the process to end (SIGTERM); does nothing when it is gone. */
  void terminate() {
    handle().ifPresent(ProcessHandle::destroy);
  }

  /** Ends the process (SIGKILL); does nothing when it is gone. */
  void kill() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  /**
   * The handle remembers the start of the process it was made for and signals no other, so it is made before the
   * mark is compared.
   */
  Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(_ -> isAlive());
  }

  private static Optional<String> startMark(long pid) {
    if (Files.isReadable(BOOT)) {
      return startTicks(pid);
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> handle.info().startInstant())
        .map(Instant::toEpochMilli)
        .map(String::valueOf);
  }

  private static Optional<String> startTicks(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(BOOT).strip() + ":" + fields[START_TICKS]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
