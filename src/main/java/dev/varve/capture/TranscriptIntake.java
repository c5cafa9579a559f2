package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.capture.policy.Privacy;
import dev.varve.capture.transcript.Sink;
import dev.varve.capture.transcript.TranscriptEvent;
import dev.varve.memory.NewPrompt;
import dev.varve.redact.InjectedBlocks;
import dev.varve.redact.Redactor;
import dev.varve.session.Lane;
import dev.varve.session.Recovered;
import dev.varve.session.Recovery;
import dev.varve.session.SessionKey;
import dev.varve.session.SessionManager;
import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way in for what clients wrote down: identified, placed and redacted exactly as a hook's report, so that both are
 * one. Thread-safe.
 */
public final class TranscriptIntake implements Sink {

  private static final SessionKey NOBODY = new SessionKey("", "");

  private final SessionManager sessions;
  private final Identity identity;
  private final Visits visits;
  private final Reports reports;

  public TranscriptIntake(SessionManager sessions, Privacy privacy, Redactor redactor, byte[] installKey) {
    this.sessions = sessions;
    this.identity = new Identity(installKey, redactor);
    this.visits = new Visits(privacy, identity, redactor);
    this.reports = new Reports(identity, redactor);
  }

  @Override
  public Recovery take(String client, List<TranscriptEvent> events, Lane lane, Consumer<Tx> mark) {
    Map<SessionKey, List<Recovered>> bySession = new LinkedHashMap<>();
    int refused = 0;
    Burst burst = new Burst(visits, client);
    for (TranscriptEvent event : events) {
      Visit visit = burst.next(event.source());
      Recovered recovered = visit == null ? null : recovered(visit, event);
      if (visit == null || recovered == null) {
        refused++;
      } else {
        bySession.computeIfAbsent(visit.key(), key -> new ArrayList<>()).add(recovered);
      }
    }
    return new Recovery(0, 0, 0, refused).plus(take(bySession, lane, mark));
  }

  /** A file holds one session as a rule; of several, those before the last are only repeated after a crash. */
  private Recovery take(Map<SessionKey, List<Recovered>> bySession, Lane lane, Consumer<Tx> mark) {
    if (bySession.isEmpty()) {
      return sessions.recover(NOBODY, List.of(), lane, mark);
    }
    Recovery recovery = Recovery.NONE;
    int left = bySession.size();
    for (Map.Entry<SessionKey, List<Recovered>> session : bySession.entrySet()) {
      left--;
      Consumer<Tx> also = left == 0 ? mark : tx -> {};
      recovery = recovery.plus(sessions.recover(session.getKey(), session.getValue(), lane, also));
    }
    return recovery;
  }

  @Override
  public void imported(boolean complete) {
    sessions.imported(complete);
  }

  private @Nullable Recovered recovered(Visit visit, TranscriptEvent event) {
    return switch (event) {
      case TranscriptEvent.Prompted prompted -> prompt(visit, prompted);
      case TranscriptEvent.Used used -> OwnTools.include(used.call().tool())
          ? null
          : new Recovered.Used(visit.place(), reports.toolUse(visit, use(used)));
      case TranscriptEvent.Answered answered -> answer(visit, answered);
    };
  }

  private @Nullable Recovered prompt(Visit visit, TranscriptEvent.Prompted prompted) {
    if (InjectedBlocks.isNotification(prompted.text())) {
      return null;
    }
    NewPrompt prompt = reports.prompt(visit, new PromptSubmitted(prompted.id(), null, prompted.text()));
    return visit.ruling().refusal() == null && prompt.isWithheld()
        ? null
        : new Recovered.Prompted(visit.place(), prompt);
  }

  private static Use use(TranscriptEvent.Used used) {
    TranscriptEvent.Call call = used.call();
    return new Use(
        call.id(),
        call.promptId(),
        call.tool(),
        call.input(),
        used.response(),
        used.error(),
        used.outcome(),
        Use.TRANSCRIPT,
        call.agentId(),
        call.agentType());
  }

  private Recovered answer(Visit visit, TranscriptEvent.Answered answered) {
    Answered event =
        answered.failed()
            ? new Answered(answered.promptId(), "", answered.text())
            : new Answered(answered.promptId(), answered.text(), null);
    String promptId = answered.promptId() == null ? null : identity.stored(answered.promptId());
    return new Recovered.Answered(visit.place(), promptId, reports.summarize(visit, event));
  }

  @Override
  public String hash(String text) {
    return identity.hash(text);
  }

  @Override
  public boolean belongs(String client, @Nullable String cwd, String project) {
    return visits.belongs(client, cwd, project);
  }
}
