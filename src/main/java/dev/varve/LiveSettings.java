package dev.varve;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.session.Rounds;
import dev.varve.session.Scheduler;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsState;
import dev.varve.settings.SettingsWatch;
import java.io.IOException;
import java.time.Duration;

/**
 * Follows the settings while a worker runs: another observer comes into use, and what can only change with a start is
 * named. Settings that are not valid change nothing. Thread-safe.
 */
final class LiveSettings implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** From a look that found the file changed to the one that may find it at rest; programs write it in less. */
  private static final Duration AT_REST = Duration.ofMillis(250);

  private static final String REMEDY = "correct settings.toml; until then the worker goes on with what it read before";

  /** Brings the observers of other settings into use. */
  @FunctionalInterface
  interface Use {
    void observer(Settings.Observer settings) throws IOException, InterruptedException;
  }

  private final SettingsWatch watch;
  private final Use use;
  private final Rounds rounds;
  private final EngineEvents events;
  private Settings.Observer running;
  private volatile SettingsState state = SettingsState.FOLLOWED;

  /** @param running what is in use at present */
  LiveSettings(
      SettingsWatch watch, Settings.Observer running, Use use, Scheduler scheduler, EngineEvents events) {
    this.watch = watch;
    this.running = running;
    this.use = use;
    this.rounds = new Rounds("the settings", () -> watch.isAtRest() ? EVERY : AT_REST, this::look, scheduler, events);
    this.events = events;
  }

  LiveSettings start() {
    rounds.beginLater();
    return this;
  }

  SettingsState state() {
    return state;
  }

  private synchronized void look() {
    watch.look().ifPresent(news -> {
      switch (news) {
        case SettingsWatch.News.Valid valid -> follow(valid);
        case SettingsWatch.News.Refused refused -> refuse(refused.problem());
      }
    });
  }

  private void follow(SettingsWatch.News.Valid valid) {
    Settings.Observer wanted = valid.settings().observer();
    try {
      if (!wanted.equals(running)) {
        use.observer(wanted);
        running = wanted;
        events.publish(new EngineEvent.SettingsFollowed(valid.changed()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (IOException e) {
      refuse("the observer of the changed settings cannot be used: " + e.getMessage());
      return;
    }
    if (!valid.atNextStart().equals(state.atNextStart())) {
      events.publish(new EngineEvent.SettingsAtNextStart(valid.atNextStart()));
    }
    state = new SettingsState("", "", valid.atNextStart());
  }

  private void refuse(String problem) {
    state = new SettingsState(problem, REMEDY, state.atNextStart());
    events.publish(new EngineEvent.SettingsRefused(problem, REMEDY));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
