package dev.varve.settings;

import dev.varve.settings.HomeException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to be the one worker of a home; the operating system takes it back when the process ends, however.
 * Thread-safe.
 */
public final class WorkerLock implements AutoCloseable {

  /** A process loses its lock when it closes any channel to the file, so a second one must not even be opened. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private WorkerLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Takes the lock, without waiting.
   *
   * @throws HomeException {@code BUSY} when somebody else has it
   */
  public static WorkerLock acquire(Home home) {
    home.prepare();
    try {
      Path directory = home.path().toRealPath();
      if (!HELD_HERE.add(directory)) {
        throw busy(home);
      }
      return locked(home, directory);
    } catch (IOException e) {
      throw new HomeException(
          Reason.UNUSABLE,
          home.lockFile() + " cannot be locked: " + e,
          "Set %s to a directory on a local disk".formatted(Home.VARIABLE),
          e);
    }
  }

  private static WorkerLock locked(Home home, Path directory) throws IOException {
    try {
      return new WorkerLock(directory, locked(home));
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(directory);
      throw e;
    }
  }

  private static FileChannel locked(Home home) throws IOException {
    FileChannel channel = FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw busy(home);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static HomeException busy(Home home) {
    return new HomeException(
        Reason.BUSY,
        "a worker already runs on " + home.path() + ", or a command works on its store",
        "A command takes a moment: try again. Else see: varve status. For a second worker set %s to another home".formatted(Home.VARIABLE),
        null);
  }

  /** Twice is harmless, even when somebody else has taken the lock in between. */
  @Override
  public synchronized void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
      HELD_HERE.remove(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
