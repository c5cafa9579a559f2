package dev.varve.bench.sim;

import dev.varve.memory.NewPrompt;
import dev.varve.observer.Outcome;
import dev.varve.queue.Acceptance;
import dev.varve.redact.Redacted;
import dev.varve.session.Place;
import dev.varve.session.SessionKey;
import dev.varve.session.SessionManager;
import dev.varve.session.SummarizeReport;
import dev.varve.session.ToolUseReport;
import dev.varve.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One session's client: sends, repeats, sends again what got no answer, and goes on after the end. */
final class Client {

  private static final Place PLACE = new Place("path:/simulated", "simulated", "/simulated", "main", null);

  private final SessionKey key;
  private final Stage stage;
  private final RandomGenerator random;
  private final Acknowledgements acknowledgements;
  private final List<Acknowledgements.Key> sent = new ArrayList<>();
  private int number;

  Client(String name, Stage stage, Acknowledgements acknowledgements) {
    this.key = new SessionKey("simulated", name);
    this.stage = stage;
    this.random = stage.random();
    this.acknowledgements = acknowledgements;
  }

  /** Anything a client may do; throws only a {@link Crash}. */
  void act(SessionManager sessions) {
    int choice = random.nextInt(100);
    if (choice < 15) {
      attempt(() -> sessions.prompt(key, PLACE, prompt()));
    } else if (choice < 74) {
      toolUse(sessions, fresh("tool"), 1);
    } else if (choice < 82) {
      summarize(sessions);
    } else if (choice < 87) {
      attempt(() -> sessions.end(key, PLACE, new SummarizeReport(null, Redacted.emptyObject(), stage.time().instant())));
    } else if (!sent.isEmpty()) {
      toolUse(sessions, sent.get(random.nextInt(sent.size())), random.nextInt(1, 4));
    }
  }

  /** A tool use that nobody has seen. */
  void work(SessionManager sessions) {
    toolUse(sessions, fresh("tool"), 1);
  }

  private Acknowledgements.Key fresh(String kind) {
    number++;
    return new Acknowledgements.Key(key.clientSessionId(), kind + number);
  }

  private NewPrompt prompt() {
    number++;
    boolean isPrivate = random.nextInt(8) == 0;
    return new NewPrompt(
        "prompt" + number, null, null, isPrivate ? Texts.PRIVATE : Texts.PLAIN, "user", stage.time().instant());
  }

  private void toolUse(SessionManager sessions, Acknowledgements.Key message, int richness) {
    sent.add(message);
    ToolUseReport report =
        new ToolUseReport(
            message.dedupKey(),
            null,
            "Read",
            Outcome.SUCCEEDED,
            richness,
            Redacted.emptyObject(),
            null,
            null,
            stage.time().instant());
    send(message, () -> sessions.queueToolUse(key, PLACE, report));
  }

  private void summarize(SessionManager sessions) {
    Acknowledgements.Key message = fresh("summary");
    SummarizeReport report = new SummarizeReport(message.dedupKey(), Redacted.emptyObject(), stage.time().instant());
    send(message, () -> sessions.queueSummarize(key, PLACE, report));
  }

  private void send(Acknowledgements.Key message, Supplier<Acceptance> sending) {
    boolean first = acknowledgements.isNew(message);
    acknowledgements.sent(message);
    try {
      acknowledgements.answered(message, first, sending.get());
    } catch (StoreException refused) {
      acknowledgements.refused(message, first);
    }
  }

  /** Nobody keeps account of these; an error is the client's to live with. */
  private void attempt(Runnable sending) {
    try {
      sending.run();
    } catch (StoreException refused) {
      stage.log().note(() -> "client " + key.clientSessionId() + " is refused");
    }
  }
}
