package dev.varve.settings;

import dev.varve.settings.HomeException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to be the one worker of a home; the operating system takes it back when the process ends, however. */
public final class WorkerLock implements AutoCloseable {

  private final FileChannel channel;

  private WorkerLock(FileChannel channel) {
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
      FileChannel channel =
          FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new HomeException(
            Reason.BUSY,
            "a worker already runs on " + home.path() + "; see varve status, or set " + Home.VARIABLE + " to another home",
            null);
      }
      return new WorkerLock(channel);
    } catch (IOException e) {
      throw new HomeException(
          Reason.UNUSABLE, home.lockFile() + " cannot be locked: " + e + "; use a directory on a local disk", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ourselves) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
