package dev.varve.web;

import dev.varve.queue.Changes;
import dev.varve.queue.Changes.Change;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stream that comes back has missed.
 *
 * @param max most events; a stream that missed more has to begin anew
 * @param age the same for what it missed first
 */
record Replay(int max, Duration age) {

  /** The events after {@code since} up to {@code newest}; 0 asks for the oldest that can be had. */
  List<byte[]> events(Tx tx, long since, long newest, Instant now) {
    long after = since == 0 ? Math.max(0, newest - max) : since;
    List<Change> missed = missed(tx, after, newest);
    if (since != 0 && !isReplayable(tx, since, newest, missed, now)) {
      return List.of(EventText.reset(newest));
    }
    List<byte[]> events = new ArrayList<>(missed.size() + 1);
    if (since == 0 && after > 0 && Changes.oldest(tx) <= after) {
      events.add(EventText.reset(after));
    }
    missed.forEach(change -> events.add(EventText.of(change)));
    return events;
  }

  /** One more than can be replayed shows that there are too many. */
  private List<Change> missed(Tx tx, long after, long newest) {
    List<Change> changes = new ArrayList<>(Changes.after(tx, after, max + 1));
    changes.removeIf(change -> change.id() > newest);
    return changes;
  }

  /** An id beyond the newest is of another store; one before the oldest lies in what retention took. */
  private boolean isReplayable(Tx tx, long since, long newest, List<Change> missed, Instant now) {
    return since <= newest
        && since >= Changes.oldest(tx) - 1
        && missed.size() <= max
        && (missed.isEmpty() || !missed.getFirst().at().isBefore(now.minus(age)));
  }
}
