package dev.varve.session;

import dev.varve.queue.SessionId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets sessions leave memory: one, or all of them with the worker. Thread-safe. */
final class Departures {

  private final LiveSessions live;

  Departures(LiveSessions live) {
    this.live = live;
  }

  void unload(SessionId id) {
    live.find(id).ifPresent(session -> {
      session.post(new SessionEvent.UnloadAsked(live.now()));
      await(session.gone(), live.times().stopMax());
    });
  }

  /** A session that something late brought back into memory meanwhile is ended too. */
  void shutdown(Duration max) {
    long deadline = live.nowNanos() + max.toNanos();
    Collection<ActiveSession> all = live.all();
    Duration left = max;
    while (!all.isEmpty()) {
      all.forEach(session -> session.post(new SessionEvent.ShutdownAsked(live.now())));
      await(CompletableFuture.allOf(all.stream().map(ActiveSession::gone).toArray(CompletableFuture[]::new)), left);
      left = Duration.ofNanos(deadline - live.nowNanos());
      all = left.isPositive() ? live.all() : List.of();
    }
  }

  private static void await(CompletableFuture<?> gone, Duration max) {
    try {
      gone.get(max.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException overdue) {
      // What does not end in time is left behind; its messages stay and its late results are fenced.
      return;
    }
  }
}
