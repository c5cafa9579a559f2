package dev.varve.memory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored observation.
 *
 * @param originalAt when the earliest message it names happened
 * @param sources ids of the messages it was drawn from; filled when read alone, empty in listings
 */
public record Observation(
    long id,
    long session,
    String project,
    int promptNumber,
    String type,
    String title,
    String subtitle,
    String narrative,
    List<String> facts,
    List<String> concepts,
    List<String> filesRead,
    List<String> filesModified,
    @Nullable String branch,
    @Nullable String head,
    @Nullable String agentType,
    Instant originalAt,
    Instant createdAt,
    List<Long> sources) {

  public Observation {
    facts = List.copyOf(facts);
    concepts = List.copyOf(concepts);
    filesRead = List.copyOf(filesRead);
    filesModified = List.copyOf(filesModified);
    sources = List.copyOf(sources);
  }
}
