package dev.varve.session;

import dev.varve.memory.NewObservation;
import dev.varve.memory.NewSummary;
import dev.varve.memory.Observations;
import dev.varve.memory.Summaries;
import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import dev.varve.observer.Reply;
import dev.varve.queue.Batch;
import dev.varve.queue.Message;
import dev.varve.queue.MessageId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns drafts into memories: place, time and agent come from the messages a draft names, never from the observer.
 * Ids the turn did not show are dropped, and so is a draft that names no other.
 */
final class Derivation {

  private final Observations observations;
  private final Summaries summaries;

  Derivation(Observations observations, Summaries summaries) {
    this.observations = observations;
    this.summaries = summaries;
  }

  /** How much was stored. */
  record Stored(int observations, int summaries) {}

  /** False when a reply names nothing that was shown. */
  static boolean isAbout(Batch batch, Reply reply) {
    if (!(reply instanceof Reply.Memories memories) || memories.summary() != null) {
      return true;
    }
    Set<MessageId> shown = batch.messages().stream().map(Message::id).collect(Collectors.toSet());
    return memories.observations().stream().anyMatch(draft -> draft.sources().stream().anyMatch(shown::contains));
  }

  Stored store(Tx tx, Batch batch, Reply reply, Instant now) {
    return switch (reply) {
      case Reply.Nothing _ -> new Stored(0, 0);
      case Reply.Memories memories -> new Stored(
          observations(tx, batch, memories.observations(), now), summary(tx, batch, memories.summary(), now));
    };
  }

  private int observations(Tx tx, Batch batch, List<DraftObservation> drafts, Instant now) {
    Map<MessageId, Message> shown =
        batch.messages().stream().collect(Collectors.toMap(Message::id, Function.identity()));
    int stored = 0;
    for (DraftObservation draft : drafts) {
      List<Message> named =
          draft.sources().stream().distinct().map(shown::get).filter(Objects::nonNull).toList();
      if (!named.isEmpty()) {
        observations.store(tx, observation(batch, draft, named), now);
        stored++;
      }
    }
    return stored;
  }

  private static NewObservation observation(Batch batch, DraftObservation draft, List<Message> named) {
    Message earliest = named.stream().min(Comparator.comparing(Message::originalAt)).orElseThrow();
    return new NewObservation(
        batch.turn(),
        earliest.snapshot(),
        draft.type().stored(),
        draft.title(),
        draft.subtitle(),
        draft.narrative(),
        draft.facts(),
        draft.concepts(),
        draft.filesRead(),
        draft.filesModified(),
        commonAgent(named),
        earliest.originalAt(),
        named.stream().map(Message::id).toList());
  }

  private static @Nullable String commonAgent(List<Message> named) {
    String first = named.getFirst().agentType();
    return named.stream().allMatch(message -> Objects.equals(message.agentType(), first)) ? first : null;
  }

  private int summary(Tx tx, Batch batch, @Nullable DraftSummary draft, Instant now) {
    if (draft == null) {
      return 0;
    }
    Message asked = batch.messages().getLast();
    summaries.store(
        tx,
        new NewSummary(
            batch.turn(),
            asked.id(),
            asked.snapshot(),
            draft.request(),
            draft.investigated(),
            draft.learned(),
            draft.completed(),
            draft.nextSteps(),
            draft.notes(),
            asked.originalAt()),
        now);
    return 1;
  }
}
