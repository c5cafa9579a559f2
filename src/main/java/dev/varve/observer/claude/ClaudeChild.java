package dev.varve.observer.claude;

import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Spend;
import dev.varve.process.ChildEnd;
import dev.varve.process.ChildProcess;
import dev.varve.process.Output;
import java.time.Duration;

/** The conversation with one child, in lockstep. Used by one thread at a time. */
final class ClaudeChild {

  private static final Duration EXIT_MAX = Duration.ofSeconds(2);
  private static final int EVIDENCE_CHARS_MAX = 300;
  private static final double MICROS = 1_000_000;

  private final ChildProcess process;
  private final FailureTable failures;
  private final PlanGauge gauge;
  private String keySource = "";
  private String model;
  private String error = "";
  private long totalMicros;

  /** {@code model} is the one asked for; the child says which one it was. */
  ClaudeChild(ChildProcess process, String model, FailureTable failures, PlanGauge gauge) {
    this.process = process;
    this.model = model;
    this.failures = failures;
    this.gauge = gauge;
  }

  /** Sends one line and waits for its result. */
  Exchange ask(String text) throws InterruptedException {
    error = "";
    process.send(StreamParser.userLine(text));
    while (true) {
      switch (process.next()) {
        case Output.Ended _ -> {
          return failed(new ObserverFailure.Died(exit()));
        }
        case Output.Overrun overrun -> {
          return failed(new ObserverFailure.Died("claude wrote " + overrun.evidence()));
        }
        case Output.Line line -> {
          switch (StreamParser.parse(line.text())) {
            case StreamEvent.Result result -> {
              return ended(result);
            }
            case StreamEvent.Unreadable _ -> {
              return failed(new ObserverFailure.Died("claude wrote a line that is not of its protocol"));
            }
            case StreamEvent event -> note(event);
          }
        }
      }
    }
  }

  private void note(StreamEvent event) {
    switch (event) {
      case StreamEvent.Init init -> keySource = init.keySource();
      case StreamEvent.Assistant said -> {
        error = said.error();
        model = said.error().isEmpty() ? said.model() : model;
      }
      case StreamEvent.Limits limits -> gauge.note(limits.limits());
      case StreamEvent.Result _, StreamEvent.Other _, StreamEvent.Unreadable _ -> {}
    }
  }

  private Exchange ended(StreamEvent.Result result) {
    Exchange.Cost cost = cost(result);
    gauge.note(result.verdict().limits());
    if (result.verdict().isError() || !error.isEmpty()) {
      ObserverFailure failure = failures.of(result, error);
      return new Exchange.Failed(isAboutPlan(failure) ? gauge.pause().orElse(failure) : failure, cost);
    }
    boolean cut = result.stopReason().equals("max_tokens")
        || result.stopReason().equals("model_context_window_exceeded");
    return new Exchange.Said(result.text(), !cut, cost);
  }

  /** The CLI tells a spent window's end in an event of its own, not in the result of the turn it refused. */
  private static boolean isAboutPlan(ObserverFailure failure) {
    return failure instanceof ObserverFailure.RateLimited
        || failure instanceof ObserverFailure.QuotaExhausted exhausted && exhausted.until() == null;
  }

  /** The CLI's total grows over the whole process, so a turn cost what it grew by. */
  private Exchange.Cost cost(StreamEvent.Result result) {
    long before = totalMicros;
    totalMicros = Math.max(before, Math.round(result.totalCostUsd() * MICROS));
    return new Exchange.Cost(result.usage(), new Spend(model, totalMicros - before, isBilled()));
  }

  /** A plan's login has no key; its cost is only notional. */
  private boolean isBilled() {
    return !keySource.isEmpty() && !keySource.equals("none") && !keySource.equals("oauth");
  }

  private static Exchange failed(ObserverFailure failure) {
    return new Exchange.Failed(failure, Exchange.Cost.NONE);
  }

  private String exit() {
    if (!process.awaitExit(EXIT_MAX)) {
      return "claude closed its output and went on";
    }
    ChildEnd end = process.end();
    String errors = end.errors().replaceAll("\\s+", " ").strip();
    String tail = errors.substring(Math.max(0, errors.length() - EVIDENCE_CHARS_MAX));
    return "claude " + end.told() + (tail.isEmpty() ? "" : ": " + tail);
  }

  ChildProcess process() {
    return process;
  }
}
