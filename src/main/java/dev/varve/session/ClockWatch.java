package dev.varve.session;

import dev.varve.events.EngineEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * Compares the wall clock with the monotonic one once a second; when they disagree by more than five seconds, the
 * machine slept or its clock was set, and every session sets its times anew.
 */
final class ClockWatch {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** By then every session has set its times anew. */
  private static final Duration STEADY_AFTER = Duration.ofSeconds(10);

  private final LiveSessions live;
  private final Rounds rounds;
  private Instant wall;
  private long nanos;
  private boolean jumped;
  private long jumpedNanos;

  ClockWatch(LiveSessions live) {
    this.live = live;
    this.rounds = new Rounds("the watch of the clock", EVERY, this::look, live.scheduler(), live.events());
    this.wall = live.now();
    this.nanos = live.nowNanos();
  }

  void start() {
    rounds.beginLater();
  }

  void stop() {
    rounds.close();
  }

  private synchronized void look() {
    Instant now = live.now();
    long nowNanos = live.nowNanos();
    Duration by = Duration.between(wall, now).minusNanos(nowNanos - nanos);
    wall = now;
    nanos = nowNanos;
    if (by.abs().compareTo(TOLERANCE) > 0) {
      jumped = true;
      jumpedNanos = nowNanos;
      live.events().publish(new EngineEvent.ClockJumped(by));
      live.providers().clockJumped();
      live.all().forEach(session -> session.post(new SessionEvent.ClockJumped(now, by)));
    }
  }

  /** False just after a jump: then every deadline may look overdue, and nobody may be judged by one. */
  synchronized boolean isSteady() {
    look();
    return !jumped || nanos - jumpedNanos > STEADY_AFTER.toNanos();
  }
}
