package dev.varve.memory;

import dev.varve.queue.MessageId;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An observation on its way into the store.
 *
 * @param born where the earliest message it names was born
 * @param agentType the subagent's type when all its messages are of that one agent, else null
 * @param sources never empty
 */
public record NewObservation(
    TurnId turn,
    Snapshot born,
    String type,
    String title,
    String subtitle,
    String narrative,
    List<String> facts,
    List<String> concepts,
    List<String> filesRead,
    List<String> filesModified,
    @Nullable String agentType,
    Instant originalAt,
    List<MessageId> sources) {

  public NewObservation {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("an observation without a source: " + title);
    }
    facts = List.copyOf(facts);
    concepts = List.copyOf(concepts);
    filesRead = List.copyOf(filesRead);
    filesModified = List.copyOf(filesModified);
    sources = List.copyOf(sources);
  }
}
