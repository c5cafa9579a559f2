package dev.varve.events;

import java.time.Duration;
import java.util.List;

/** Something that happened in the engine. Ids are those of the store's rows. */
public sealed interface EngineEvent {

  /** How much attention it deserves in the log. */
  default Level level() {
    return Level.INFO;
  }

  /** Attention, rising. */
  enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  record WorkerStarted(String version, int port, Duration startup) implements EngineEvent {}

  /** The worker has ended all its work; {@code life} counts from its start. */
  record WorkerStopped(Duration life) implements EngineEvent {}

  /** Something durable was added to a session, or to many (0); followers of the changes may look. */
  record ChangesAppended(long session) implements EngineEvent {
    @Override
    public Level level() {
      return Level.DEBUG;
    }
  }

  record TurnAnswered(
      long session, long turn, String observer, int messages, int observations, int summaries, Duration took)
      implements EngineEvent {}

  record TurnFailed(long session, long turn, String observer, int messages, String evidence) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  /** A late result of a run that another run has replaced; it was not stored. */
  record TurnFenced(long session, long turn) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  record MessagesBuried(long session, int messages) implements EngineEvent {
    @Override
    public Level level() {
      return Level.ERROR;
    }
  }

  record RunEnded(long session, long run, String why) implements EngineEvent {
    @Override
    public Level level() {
      return Level.DEBUG;
    }
  }

  /** A run did not move any more and is ended by force. */
  record RunStuck(long session, String evidence) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  /** An observer may not be used for a while; sessions wait for it or fall back. */
  record ProviderClosed(String observer, String reason, String remedy) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  record ProviderOpened(String observer) implements EngineEvent {}

  /** Settings that changed while the worker runs are followed from now on. */
  record SettingsFollowed(List<String> settings) implements EngineEvent {}

  /** Settings that changed take effect with the next start of the worker; none when they changed back. */
  record SettingsAtNextStart(List<String> settings) implements EngineEvent {}

  /** Changed settings are not valid; the worker goes on with those it has. */
  record SettingsRefused(String problem, String remedy) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  /** The endpoint of a model fails, so that searches go by words alone and new memories get no vectors for a while. */
  record VectorsClosed(String model, String reason, String remedy) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  record VectorsOpened(String model) implements EngineEvent {}

  /** The wall clock and the monotonic one disagree: the machine slept, or the clock was set. */
  record ClockJumped(Duration by) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  /** A session was taken over in the middle of a turn that an earlier worker had begun. */
  record SessionsTakenOver(int sessions) implements EngineEvent {}

  /** Children of an earlier worker that were still alive. */
  record OrphansEnded(int killed, int survived, String evidence) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  record SessionUnloaded(long session) implements EngineEvent {
    @Override
    public Level level() {
      return Level.DEBUG;
    }
  }

  /** Sessions with waiting messages that nobody had woken. */
  record WorkRecovered(int sessions) implements EngineEvent {}

  /** A client's own record held what its hooks had not delivered. */
  record TranscriptRead(String client, int prompts, int messages, int unreadLines) implements EngineEvent {}

  /** The words of all memories were read anew from the store. */
  record IndexRebuilt(String why, long memories, Duration took) implements EngineEvent {}

  record Housekeeping(long rows) implements EngineEvent {}

  /** Events that had waited in the spool are in the store. */
  record SpoolDrained(int events) implements EngineEvent {}

  /** Hooks are served although events that happened before still wait in the spool. */
  record SpoolDraining() implements EngineEvent {}

  /** Events that waited in the spool and are lost. */
  record SpoolDropped(int events, String why) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  /** Files of the spool that nobody can take; they were set aside. */
  record SpoolBad(int files) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  /** An event that waited in the spool by its ids alone is in no transcript that could be read, so it is not kept. */
  record PointerLost(String client, String event, String why) implements EngineEvent {
    @Override
    public Level level() {
      return Level.WARN;
    }
  }

  /** Work could not be done; it is tried again. */
  record Fault(String where, String evidence) implements EngineEvent {
    @Override
    public Level level() {
      return Level.ERROR;
    }
  }
}
