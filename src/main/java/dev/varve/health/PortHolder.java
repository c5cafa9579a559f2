package dev.varve.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The process that listens on a port of the loopback, as Linux tells it.
 *
 * @param program its name, which the system cuts to 15 bytes
 */
public record PortHolder(long pid, String program) {

  /** Addresses that take connections for 127.0.0.1, in the order of bytes of Intel and ARM; proc_pid_net(5). */
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "00000000", "0".repeat(32), "0000000000000000FFFF00000100007F");

  private static final String LISTENS = "0A";

  /** Columns of a line, and how many are read. */
  private static final int LOCAL = 1;

  private static final int STATE = 3;
  private static final int INODE = 9;

  /** Empty on other systems, and for a process of another user unless we are root. */
  public static Optional<PortHolder> of(int port) {
    return in(Path.of("/proc"), port);
  }

  static Optional<PortHolder> in(Path proc, int port) {
    try {
      Set<String> sockets = sockets(proc, port);
      return sockets.isEmpty() ? Optional.empty() : holder(proc, sockets);
    } catch (IOException noSuchFileSystem) {
      return Optional.empty();
    }
  }

  /** As the links of open files name them. */
  private static Set<String> sockets(Path proc, int port) throws IOException {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      Path file = proc.resolve(table);
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        String[] columns = line.strip().split(" +", -1);
        if (columns.length > INODE && columns[STATE].equals(LISTENS) && isOurs(columns[LOCAL], port)) {
          sockets.add("socket:[" + columns[INODE] + "]");
        }
      }
    }
    return sockets;
  }

  private static boolean isOurs(String local, int port) {
    int colon = local.indexOf(':');
    return colon > 0 && LOOPBACK.contains(local.substring(0, colon)) && local.endsWith(":%04X".formatted(port));
  }

  private static Optional<PortHolder> holder(Path proc, Set<String> sockets) throws IOException {
    for (String name : names(proc)) {
      Path process = proc.resolve(name);
      if (name.chars().allMatch(Character::isDigit) && holds(process.resolve("fd"), sockets)) {
        return Optional.of(new PortHolder(Long.parseLong(name), Files.readString(process.resolve("comm")).strip()));
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path files, Set<String> sockets) {
    for (String file : names(files)) {
      try {
        if (sockets.contains(Files.readSymbolicLink(files.resolve(file)).toString())) {
          return true;
        }
      } catch (IOException closedMeanwhile) {
        // Then it is not the one that listens.
      }
    }
    return false;
  }

  /** Nothing for a directory that we may not look into, or that is gone. */
  private static String[] names(Path directory) {
    String[] names = directory.toFile().list();
    return names == null ? new String[0] : names;
  }

  @Override
  public String toString() {
    return "pid %d (%s)".formatted(pid, program);
  }
}
