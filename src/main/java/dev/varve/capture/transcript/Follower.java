package dev.varve.capture.transcript;

import dev.varve.cache.RecentMap;
import dev.varve.capture.transcript.Passage.Located;
import dev.varve.session.Lane;
import dev.varve.session.Recovery;
import dev.varve.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Reads files on from where they were left and hands over what it finds, the mark with the events. Each file is read by
 * one thread at a time. Thread-safe.
 */
final class Follower {

  /** Some five milliseconds on the writer; an import's files together hold it for no more than twenty at a time. */
  private static final int EVENTS_MAX = 50;

  /** Files whose reading is kept, so that the next pass need not begin at their start. */
  private static final int KEPT_MAX = 100;

  /** Two files that share one wait for each other, which is harmless. */
  private static final int LOCKS = 64;

  private final Database database;
  private final Sink sink;
  private final InstantSource clock;
  private final Marks marks = new Marks();
  private final Lock[] locks = new Lock[LOCKS];
  private final Map<Path, TranscriptFile> kept = Collections.synchronizedMap(new RecentMap<>(KEPT_MAX));

  Follower(Database database, Sink sink, InstantSource clock) {
    this.database = database;
    this.sink = sink;
    this.clock = clock;
    Arrays.setAll(locks, i -> new ReentrantLock());
  }

  /**
   * What reading a file on brought.
   *
   * @param unread lines that could not be read
   * @param complete false when it was told to stop before the end
   */
  record Progress(Recovery recovery, int unread, boolean complete) {

    Progress plus(Recovery more) {
      return new Progress(recovery.plus(more), unread, complete);
    }
  }

  /** Reads until nothing new is complete, or until told to stop, where nothing waits for an answer if that is near. */
  Progress follow(Path file, TranscriptFormat format, Lane lane, BooleanSupplier stop) throws IOException {
    Lock lock = locks[Math.floorMod(file.hashCode(), LOCKS)];
    lock.lock();
    try {
      return followAlone(file, format, lane, stop);
    } finally {
      lock.unlock();
    }
  }

  private Progress followAlone(Path file, TranscriptFormat format, Lane lane, BooleanSupplier stop)
      throws IOException {
    String key = sink.hash(file.toString());
    Mark mark = database.read(tx -> marks.of(tx, key));
    long offset = mark.holds(file, sink::hash) ? mark.offset() : 0;
    if (offset > 0 && Files.size(file) == offset) {
      return new Progress(Recovery.NONE, 0, true);
    }
    TranscriptFile known = kept.remove(file);
    TranscriptFile reading = known != null && known.offset() == offset ? known : new TranscriptFile(file, format);
    Progress progress = new Progress(Recovery.NONE, 0, false);
    while (!progress.complete() && !(reading.isSettled() && stop.getAsBoolean())) {
      Passage passage = reading.pass(offset);
      progress = new Progress(progress.recovery(), progress.unread() + passage.unread(), !passage.more());
      progress = progress.plus(hand(file, format.client(), passage, offset, lane));
      offset = passage.to();
    }
    if (reading.isSettled()) {
      kept.put(file, reading);
    }
    return progress;
  }

  private Recovery hand(Path file, String client, Passage passage, long offset, Lane lane) throws IOException {
    Recovery recovery = Recovery.NONE;
    List<Located> events = passage.events();
    int from = 0;
    do {
      int to = endOfLine(events, Math.min(events.size(), from + EVENTS_MAX));
      long read = to == events.size() ? passage.to() : events.get(to - 1).end();
      if (read > offset) {
        recovery = recovery.plus(hand(file, client, events.subList(from, to), read, lane));
      }
      from = to;
    } while (from < events.size());
    return recovery;
  }

  /** A mark stands between lines, so all events of a line go together. */
  private static int endOfLine(List<Located> events, int index) {
    int to = index;
    while (to > 0 && to < events.size() && events.get(to).end() == events.get(to - 1).end()) {
      to++;
    }
    return to;
  }

  private Recovery hand(
      Path file, String client, List<Located> some, long offset, Lane lane) throws IOException {
    Mark mark = Mark.at(file, offset, sink::hash);
    List<TranscriptEvent> events = some.stream().map(Located::event).toList();
    String key = sink.hash(file.toString());
    return sink.take(client, events, lane, tx -> marks.store(tx, key, mark, clock.instant()));
  }

  /** Whether anything of the file was read before. */
  boolean isKnown(Path file) {
    return database.read(tx -> marks.isKnown(tx, sink.hash(file.toString())));
  }
}
