package dev.varve.health;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who holds the lock that lets only one worker run on a home. */
record LockCheck(Path lockFile, Path workerFile) implements Check {

  @Override
  public List<Finding> findings() {
    try {
      Optional<ProcessHandle> worker = WorkerFile.read(workerFile).flatMap(WorkerFile::process);
      return List.of(
          worker.isPresent()
              ? Finding.ok("lock", "held by the worker, pid " + worker.get().pid())
              : withoutWorker());
    } catch (IOException e) {
      return List.of(Finding.fail("lock", lockFile + " cannot be read: " + e.getMessage(), "Check its permissions."));
    }
  }

  /** Tries a shared lock for a moment; only while no worker is known, so as not to stand in the way of one. */
  private Finding withoutWorker() throws IOException {
    if (!Files.exists(lockFile)) {
      return Finding.ok("lock", "free");
    }
    try (FileChannel channel = FileChannel.open(lockFile);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null ? held() : Finding.ok("lock", "free");
    } catch (OverlappingFileLockException e) {
      return held();
    }
  }

  private Finding held() {
    return Finding.warn(
        "lock",
        "held by a process that has not said who it is",
        "A worker or command may be starting; if it stays so, find it: fuser " + lockFile);
  }
}
