package dev.varve.session;

import dev.varve.memory.NewPrompt;
import dev.varve.memory.Prompts;
import dev.varve.queue.Acceptance;
import dev.varve.queue.Intake;
import dev.varve.queue.MessageKind;
import dev.varve.queue.NewMessage;
import dev.varve.queue.News;
import dev.varve.queue.PackedPayload;
import dev.varve.queue.SessionId;
import dev.varve.queue.SkipReason;
import dev.varve.redact.Redacted;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What arrives for a session, each in the caller's transaction: the session is found or made, the news gets its
 * place among the prompts, and the row is written or refused on record.
 */
final class Arrivals {

  /** Between the end of a cleared session and the start of the one that replaces it. */
  private static final Duration CLEAR_MAX = Duration.ofSeconds(10);

  private final SessionPlaces places;
  private final Sessions sessions;
  private final Prompts prompts;
  private final Intake intake;

  Arrivals(SessionPlaces places, Sessions sessions, Prompts prompts, Intake intake) {
    this.places = places;
    this.sessions = sessions;
    this.prompts = prompts;
    this.intake = intake;
  }

  /** What arrived, and for which session. */
  record Arrived<T>(SessionId session, T result) {}

  SessionId start(Tx tx, SessionKey key, Place place, boolean cleared, Instant now) {
    SessionId session = places.initialize(tx, key, place, now).id();
    sessions.heard(tx, session, now);
    if (cleared) {
      sessions.follow(tx, session, key, place, now.minus(CLEAR_MAX));
    }
    return session;
  }

  Arrived<Prompts.Outcome> prompt(Tx tx, SessionKey key, Place place, NewPrompt prompt, Instant now) {
    SessionRow session = places.initialize(tx, key, place, now);
    NewPrompt kept = sessions.isForgotten(tx, session, prompt.originalAt()) ? prompt.withheld() : prompt;
    int number = kept.number() == null ? session.lastPrompt() + 1 : kept.number();
    Prompts.Outcome outcome = prompts.store(tx, session.id(), kept, number, now);
    if (outcome instanceof Prompts.Outcome.Stored) {
      stored(tx, session, kept, number, now);
    } else {
      sessions.heard(tx, session.id(), now);
    }
    return new Arrived<>(session.id(), outcome);
  }

  /** One that was withheld is no news. */
  private void stored(Tx tx, SessionRow session, NewPrompt prompt, int number, Instant now) {
    sessions.prompted(tx, session.id(), number, prompt.text().whollyPrivate(), now);
    if (!prompt.isWithheld()) {
      sessions.hasNews(tx, session);
    }
    intake.count(tx, prompt.text().findings());
  }

  Arrived<Acceptance> toolUse(Tx tx, SessionKey key, Place place, ToolUseReport report, Instant now) {
    return toolUse(tx, key, place, report, Lane.LIVE, now);
  }

  Arrived<Acceptance> toolUse(Tx tx, SessionKey key, Place place, ToolUseReport report, Lane lane, Instant now) {
    SessionRow session = places.initialize(tx, key, place, now);
    return new Arrived<>(session.id(), toolUse(tx, session, promptOf(tx, session, report), report, lane, now));
  }

  private Acceptance toolUse(
      Tx tx, SessionRow session, Prompts.Reference prompt, ToolUseReport report, Lane lane, Instant now) {
    Acceptance acceptance = oneOfSeveral(tx, session, prompt, report, lane, now);
    count(tx, session, News.NONE.plus(acceptance), now);
    return acceptance;
  }

  /** A tool use that its caller has to {@link #count} in this transaction. */
  Acceptance oneOfSeveral(
      Tx tx, SessionRow session, Prompts.Reference prompt, ToolUseReport report, Lane lane, Instant now) {
    SkipReason refusal = refusal(tx, session, prompt, report);
    NewMessage message =
        new NewMessage(
            MessageKind.TOOL_USE,
            report.dedupKey(),
            refusal == null ? report.tool() : null,
            report.outcome().stored(),
            report.richness(),
            report.payload(),
            report.agentId(),
            report.agentType(),
            report.at(),
            lane == Lane.BULK);
    return intake.take(tx, session.snapshot(prompt.number()), message, refusal, now);
  }

  void count(Tx tx, SessionRow session, News news, Instant now) {
    intake.count(tx, session.id(), news, now);
    if (news.queued() > 0) {
      sessions.hasNews(tx, session);
    }
  }

  private @Nullable SkipReason refusal(
      Tx tx, SessionRow session, Prompts.Reference prompt, ToolUseReport report) {
    if (prompt.isPrivate()) {
      return SkipReason.PRIVATE;
    }
    return report.refusal() == null && sessions.isForgotten(tx, session, report.at())
        ? SkipReason.FORGOTTEN
        : report.refusal();
  }

  Arrived<Acceptance> summarize(Tx tx, SessionKey key, Place place, SummarizeReport report, Instant now) {
    SessionRow session = places.initialize(tx, key, place, now);
    return new Arrived<>(session.id(), summarize(tx, session, report, now));
  }

  /** Marks the session as ended; asks for a summary when there is something new. */
  Optional<Arrived<Acceptance>> end(Tx tx, SessionKey key, Place place, SummarizeReport report, Instant now) {
    SessionRow session = places.initialize(tx, key, place, now);
    sessions.ended(tx, session.id(), now);
    return !session.hasNews()
        ? Optional.empty()
        : Optional.of(new Arrived<>(session.id(), summarize(tx, session, report, now)));
  }

  /** Asks for a summary of a session that is still as silent as it looked. */
  Optional<Arrived<Acceptance>> silent(Tx tx, SessionId id, Instant since, Instant now) {
    SessionRow session = sessions.get(tx, id);
    if (!session.hasNews() || !sessions.lastEventAt(tx, id).isBefore(since)) {
      return Optional.empty();
    }
    SummarizeReport report = new SummarizeReport(null, Redacted.emptyObject(), now);
    return Optional.of(new Arrived<>(id, summarize(tx, session, report, now)));
  }

  /** The range of prompts is frozen here; what arrives later belongs to the next summary. */
  Acceptance summarize(Tx tx, SessionRow session, SummarizeReport report, Instant now) {
    return summarize(tx, session, report, Lane.LIVE, now);
  }

  Acceptance summarize(Tx tx, SessionRow session, SummarizeReport report, Lane lane, Instant now) {
    Sessions.Summarized last = sessions.summarized(tx, session.id());
    String key = report.dedupKey() == null ? "summarize:after:" + last.accepted() : report.dedupKey();
    NewMessage message =
        new NewMessage(
            MessageKind.SUMMARIZE, key, null, null, 1, report.payload(), null, null, report.at(), lane == Lane.BULK);
    SkipReason refusal = refusal(tx, session, last, report);
    if (refusal != null) {
      return intake.skip(tx, session.summarySnapshot(last.prompt()), message, refusal, now);
    }
    Acceptance acceptance =
        intake.accept(tx, session.summarySnapshot(last.prompt()), answering(session, message), now);
    if (acceptance instanceof Acceptance.Queued) {
      sessions.summarized(tx, session.id(), session.lastPrompt());
    }
    return acceptance;
  }

  private @Nullable SkipReason refusal(
      Tx tx, SessionRow session, Sessions.Summarized last, SummarizeReport report) {
    if (report.refusal() != null) {
      return report.refusal();
    }
    if (sessions.isForgotten(tx, session, report.at())) {
      return SkipReason.FORGOTTEN;
    }
    if (!session.hasNews()) {
      return SkipReason.EMPTY;
    }
    boolean nothingPublic = session.privatePrompt() && last.prompt() >= session.lastPrompt() - 1;
    return nothingPublic ? SkipReason.PRIVATE : null;
  }

  /** The answer to a prompt that is private as a whole is private too. */
  private static NewMessage answering(SessionRow session, NewMessage message) {
    return session.privatePrompt() ? message.with(PackedPayload.of(Redacted.emptyObject())) : message;
  }

  /** A tool use belongs to the prompt it names, else to the latest one. */
  Prompts.Reference promptOf(Tx tx, SessionRow session, ToolUseReport report) {
    Prompts.Reference latest = new Prompts.Reference(session.lastPrompt(), session.privatePrompt());
    return report.clientPromptId() == null
        ? latest
        : prompts.byClientId(tx, session.id(), report.clientPromptId()).orElse(latest);
  }
}
