package dev.varve.bench.sim;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import dev.varve.observer.ObservationType;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Reply;
import dev.varve.observer.Spend;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import dev.varve.queue.MessageId;
import dev.varve.queue.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes up what a simulated observer answers. Every observation's title is unique. */
final class Replies {

  private static final long FOREIGN = 1_000_000;
  private static final Usage USAGE = new Usage(100, 10, 5, 1);
  private static final Spend SPEND = new Spend("simulated", 3, true);

  private final Stage stage;
  private final RandomGenerator random;

  Replies(Stage stage) {
    this.stage = stage;
    this.random = stage.random();
  }

  TurnResult to(Turn turn, Behaviour behaviour) {
    return switch (behaviour) {
      case ANSWERS, SLOW, LATE, HANGS, HANGS_FOR_EVER -> answered(memories(turn, false));
      case NOTHING -> answered(new Reply.Nothing());
      case LIES -> answered(memories(turn, true));
      case ONLY_LIES -> answered(new Reply.Memories(List.of(draft(List.of(new MessageId(FOREIGN)))), null));
      case THROWS -> throw new IllegalStateException("simulated: the turn breaks");
      default -> new TurnResult.Failed(failure(behaviour), USAGE, SPEND);
    };
  }

  private static TurnResult answered(Reply reply) {
    return new TurnResult.Answered(reply, USAGE, SPEND);
  }

  private Reply memories(Turn turn, boolean lies) {
    if (turn instanceof Turn.Summarize) {
      return random.nextInt(5) == 0
          ? new Reply.Nothing()
          : new Reply.Memories(List.of(), new DraftSummary("asked", "", "learned", "done", "", ""));
    }
    List<DraftObservation> drafts = new ArrayList<>();
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      List<MessageId> sources = some(turn.messages());
      if (lies) {
        sources.add(new MessageId(FOREIGN + i));
      }
      drafts.add(draft(sources));
    }
    return new Reply.Memories(drafts, null);
  }

  private List<MessageId> some(List<MessageId> shown) {
    List<MessageId> chosen = new ArrayList<>();
    for (MessageId id : shown) {
      if (random.nextBoolean()) {
        chosen.add(id);
      }
    }
    if (chosen.isEmpty()) {
      chosen.add(shown.get(random.nextInt(shown.size())));
    }
    return chosen;
  }

  private DraftObservation draft(List<MessageId> sources) {
    String title = "memory " + stage.witness().nextTitle();
    return new DraftObservation(
        ObservationType.DISCOVERY, title, "", "", List.of("a fact"), List.of(), List.of(), List.of(), sources);
  }

  ObserverFailure anyFailure() {
    Behaviour[] failures = {
      Behaviour.TRANSIENT, Behaviour.RATE_LIMITED, Behaviour.QUOTA, Behaviour.QUOTA_UNKNOWN, Behaviour.UNAUTHORIZED,
      Behaviour.NOT_INSTALLED, Behaviour.MISCONFIGURED, Behaviour.DIED, Behaviour.STUCK, Behaviour.BROKEN
    };
    return failure(failures[random.nextInt(failures.length)]);
  }

  private ObserverFailure failure(Behaviour behaviour) {
    String evidence = "simulated";
    return switch (behaviour) {
      case TRANSIENT -> new ObserverFailure.Transient(evidence);
      case RATE_LIMITED -> new ObserverFailure.RateLimited(evidence, soon());
      case QUOTA -> new ObserverFailure.QuotaExhausted(evidence, soon());
      case QUOTA_UNKNOWN -> new ObserverFailure.QuotaExhausted(evidence, null);
      case UNAUTHORIZED -> new ObserverFailure.Unauthorized(evidence, "log in");
      case NOT_INSTALLED -> new ObserverFailure.NotInstalled(evidence, "install it");
      case MISCONFIGURED -> new ObserverFailure.Misconfigured(evidence, "set it up");
      case OVERFLOW -> new ObserverFailure.ContextOverflow(evidence);
      case MALFORMED -> new ObserverFailure.Malformed(evidence);
      case DIED -> new ObserverFailure.Died(evidence);
      case STUCK -> new ObserverFailure.Stuck(evidence);
      default -> new ObserverFailure.Broken(evidence);
    };
  }

  private Instant soon() {
    return stage.time().instant().plus(Duration.ofSeconds(random.nextInt(10, 1_200)));
  }
}
