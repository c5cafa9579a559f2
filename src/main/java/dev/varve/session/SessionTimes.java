package dev.varve.session;

import java.time.Duration;

/**
 * The deadlines and rhythms of sessions.
 *
 * @param startMax how long a run may take to start
 * @param turnMax how long a turn may take
 * @param silentMax how long a turn may go on without a sign of life
 * @param stopMax how long a run may take to end
 * @param idleRun how long an observer waits for messages; zero ends it as soon as no work is due
 * @param pause how long a session rests when its observer failed too often
 * @param yieldAfter how long a session waits for a slot before a busy one makes room
 * @param idleUnload how long a dormant session stays in memory
 * @param silence after which a session with new messages is summarized
 * @param sweep how often the store is asked for work nobody woke us for
 */
public record SessionTimes(
    Duration startMax,
    Duration turnMax,
    Duration silentMax,
    Duration stopMax,
    Duration idleRun,
    Duration pause,
    Duration yieldAfter,
    Duration idleUnload,
    Duration silence,
    Duration sweep) {

  /** 60 s, 10 min, 5 min, 30 s, 3 min, 5 min, 30 s, 15 min, 15 min, 30 s. */
  public static SessionTimes defaults() {
    return new SessionTimes(
        Duration.ofSeconds(60),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(3),
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(15),
        Duration.ofMinutes(15),
        Duration.ofSeconds(30));
  }
}
