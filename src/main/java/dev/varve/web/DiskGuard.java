package dev.varve.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Refuses intake while the disk is nearly full, so that what was accepted can still be worked on. Looks at the disk
 * at most once a second. Thread-safe.
 */
public final class DiskGuard {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final long freeBytesMin;
  private final LongSupplier freeBytes;
  private final InstantSource clock;
  private volatile Look last;

  private record Look(Instant at, long freeBytes) {}

  DiskGuard(long freeBytesMin, LongSupplier freeBytes, InstantSource clock) {
    this.freeBytesMin = freeBytesMin;
    this.freeBytes = freeBytes;
    this.clock = clock;
    this.last = new Look(clock.instant(), freeBytes.getAsLong());
  }

  /** Usable bytes where the path lives; a file system that does not tell counts as roomy, and the store decides. */
  public static LongSupplier freeOf(Path path) {
    return () -> {
      try {
        return Files.getFileStore(path).getUsableSpace();
      } catch (IOException e) {
        return Long.MAX_VALUE;
      }
    };
  }

  /** What is free, at most a second ago, and how much must be for anything to be accepted. */
  record Room(long freeBytes, long freeBytesMin) {

    boolean isEnough() {
      return freeBytes >= freeBytesMin;
    }
  }

  Room room() {
    return new Room(fresh().freeBytes(), freeBytesMin);
  }

  void check() {
    Room room = room();
    if (!room.isEnough()) {
      throw new Refused(
          ProblemKind.DISK_FULL,
          "diskFreeBytesMin: %d MB are free and %d MB are needed"
              .formatted(room.freeBytes() / 1_000_000, freeBytesMin / 1_000_000),
          "Free some space; the worker then goes on by itself");
    }
  }

  private Look fresh() {
    Instant now = clock.instant();
    Look known = last;
    if (!now.isBefore(known.at()) && now.isBefore(known.at().plus(FRESH))) {
      return known;
    }
    Look fresh = new Look(now, freeBytes.getAsLong());
    last = fresh;
    return fresh;
  }
}
