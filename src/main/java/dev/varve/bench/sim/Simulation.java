package dev.varve.bench.sim;

import dev.varve.queue.Backlog;
import dev.varve.store.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One seed, from the first message to the end: clients send while things go wrong, then the weather clears, and all
 * that was accepted must come to its end within an hour.
 */
final class Simulation {

  /** Many times of what a seed needs; an engine that goes round in circles takes more. */
  private static final int STEPS_MAX = 60_000;

  private static final Duration DRAIN_MAX = Duration.ofHours(1);
  private static final Duration END_MAX = Duration.ofSeconds(15);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final Stage stage;
  private final Audit audit;
  private final Lives lives;
  private final Clients clients;
  private final Operator operator;
  private boolean quiet;
  private int steps;

  private Simulation(Stage stage, Blueprint blueprint) {
    Acknowledgements acknowledgements = new Acknowledgements(stage.findings());
    this.stage = stage;
    this.audit = new Audit(stage, acknowledgements);
    this.lives = new Lives(blueprint, stage, audit);
    this.clients = new Clients(stage, lives, acknowledgements);
    this.operator = new Operator(stage, lives);
  }

  /**
   * Plays a seed; returns which promises it saw broken.
   *
   * @param memory is emptied first
   * @param lines gets the log of steps; null when nobody reads it
   */
  static List<String> play(long seed, Blueprint blueprint, MemoryDatabase memory, @Nullable Consumer<String> lines) {
    memory.clear();
    Stage stage = stage(new SplittableRandom(seed), memory, lines);
    new Simulation(stage, blueprint).play();
    return stage.findings().sentences();
  }

  private static Stage stage(SplittableRandom random, MemoryDatabase memory, @Nullable Consumer<String> lines) {
    Scenario scenario = Scenario.of(random);
    VirtualTime time = new VirtualTime();
    Findings findings = new Findings(time);
    return new Stage(
        time,
        new Agenda(time, random.split()),
        random,
        scenario,
        new Weather(scenario.rates(), random.split()),
        new Witness(time, memory, findings),
        findings,
        lines == null ? StepLog.none(time) : StepLog.to(lines, time),
        memory);
  }

  private void play() {
    stage.agenda().soon(lives::start);
    clients.plan();
    every(MINUTE, operator::look);
    if (stage.scenario().calm()) {
      Attendance attendance = new Attendance(stage);
      every(Attendance.EVERY, () -> lives.up().ifPresent(up -> attendance.look(up.sessions())));
    }
    runFor(stage.scenario().active(), () -> false);
    stage.log().note(() -> "the weather clears");
    stage.weather().clears();
    every(LOOK, this::lookForQuiet);
    runFor(DRAIN_MAX, () -> quiet);
    stage.findings().expect(quiet, "not all work came to its end: %s", lives.describe());
    end();
  }

  /** Nothing waits, no run lives, and nobody holds a slot. */
  private void lookForQuiet() {
    quiet =
        stage.memory().read(Backlog::depth) == 0
            && stage.witness().live().isEmpty()
            && lives.up().isPresent()
            && lives.up().get().holdsNothing();
  }

  private void end() {
    lives.restartInOrder();
    runFor(END_MAX, () -> false);
    audit.check();
  }

  private void every(Duration period, Runnable task) {
    stage.agenda().after(period, () -> {
      every(period, task);
      task.run();
    });
  }

  private void runFor(Duration period, BooleanSupplier enough) {
    long until = stage.time().elapsed() + period.toMillis();
    while (stage.agenda().nextAt() <= until && !enough.getAsBoolean() && steps < STEPS_MAX) {
      step();
      steps++;
    }
    stage.findings().expect(steps < STEPS_MAX, "the engine goes round in circles");
  }

  /** The worker may die inside of any task, and between any two. */
  private void step() {
    try {
      stage.agenda().runNext();
      if (stage.weather().happens(stage.weather().rates().crashesBetween())) {
        throw new Crash("between two tasks");
      }
    } catch (Crash e) {
      lives.crashed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      stage.findings().add("a task broke: " + e);
    }
    lives.check();
  }
}
