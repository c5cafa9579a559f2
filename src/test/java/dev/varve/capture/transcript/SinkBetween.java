package dev.varve.capture.transcript;

import dev.varve.session.Lane;
import dev.varve.session.Recovery;
import dev.varve.store.Tx;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stands between what reads and what takes, and hands everything on. */
class SinkBetween implements Sink {

  private final Sink sink;

  SinkBetween(Sink sink) {
    this.sink = sink;
  }

  @Override
  public Recovery take(String client, List<TranscriptEvent> events, Lane lane, Consumer<Tx> mark) {
    return sink.take(client, events, lane, mark);
  }

  @Override
  public void imported(boolean complete) {
    sink.imported(complete);
  }

  @Override
  public String hash(String text) {
    return sink.hash(text);
  }

  @Override
  public boolean belongs(String client, @Nullable String cwd, String words) {
    return sink.belongs(client, cwd, words);
  }

  /** Takes so much and then nothing any more; the last of it is stored, and nobody hears of it. */
  static final class Breaking extends SinkBetween {

    private final AtomicInteger left;

    Breaking(Sink sink, int takes) {
      super(sink);
      this.left = new AtomicInteger(takes);
    }

    @Override
    public Recovery take(String client, List<TranscriptEvent> events, Lane lane, Consumer<Tx> mark) {
      int turn = left.getAndDecrement();
      if (turn > 0) {
        Recovery taken = super.take(client, events, lane, mark);
        if (turn > 1) {
          return taken;
        }
      }
      throw new IllegalStateException("gone");
    }
  }

  /** Keeps the first take that begins with a prompt waiting until another file got ahead of it, or nearly a second. */
  static final class Overtaken extends SinkBetween {

    private static final long WAIT_MAX_MILLIS = 700;

    private final AtomicBoolean waited = new AtomicBoolean();
    private final CountDownLatch overtaken = new CountDownLatch(1);

    Overtaken(Sink sink) {
      super(sink);
    }

    @Override
    public Recovery take(String client, List<TranscriptEvent> events, Lane lane, Consumer<Tx> mark) {
      boolean prompted = !events.isEmpty() && events.getFirst() instanceof TranscriptEvent.Prompted;
      if (prompted && waited.compareAndSet(false, true)) {
        awaitOther();
        return super.take(client, events, lane, mark);
      }
      Recovery taken = super.take(client, events, lane, mark);
      overtaken.countDown();
      return taken;
    }

    /** Files that are read one after the other let the time pass. */
    private void awaitOther() {
      try {
        boolean ahead = overtaken.await(WAIT_MAX_MILLIS, TimeUnit.MILLISECONDS);
        waited.set(ahead || waited.get());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Whoever has taken more waits, for a moment, until somebody else has taken more than that; one who is left alone does not. */
  static final class Leapfrog extends SinkBetween {

    private static final long WAIT_MAX_MILLIS = 300;

    private final Map<Thread, Integer> taken = new HashMap<>();
    private boolean alone;

    Leapfrog(Sink sink) {
      super(sink);
    }

    @Override
    public Recovery take(String client, List<TranscriptEvent> events, Lane lane, Consumer<Tx> mark) {
      Recovery recovery = super.take(client, events, lane, mark);
      synchronized (taken) {
        int own = taken.merge(Thread.currentThread(), 1, Integer::sum);
        taken.notifyAll();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MAX_MILLIS);
        boolean ahead = !alone && Collections.frequency(taken.values(), own) == 1;
        while (ahead && own == Collections.max(taken.values()) && System.nanoTime() < end) {
          awaitOther(end);
        }
        alone |= taken.size() > 1 && System.nanoTime() >= end;
      }
      return recovery;
    }

    private void awaitOther(long end) {
      try {
        TimeUnit.NANOSECONDS.timedWait(taken, end - System.nanoTime());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
