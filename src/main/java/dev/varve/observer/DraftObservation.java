package dev.varve.observer;

import dev.varve.queue.MessageId;
import java.util.List;

/**
 * An observation as an observer proposes it.
 *
 * @param title one line, at most 160 characters
 * @param subtitle one sentence or empty
 * @param narrative prose, may be empty when there are facts
 * @param facts self-contained sentences, each readable without the others
 * @param concepts lower-case keywords
 * @param filesRead paths as the tools named them, relative to the session's directory where they lie beneath it
 * @param filesModified the same; only from tools that write
 * @param sources the messages it was drawn from; never empty, only ids shown in the turn
 */
public record DraftObservation(
    ObservationType type,
    String title,
    String subtitle,
    String narrative,
    List<String> facts,
    List<String> concepts,
    List<String> filesRead,
    List<String> filesModified,
    List<MessageId> sources) {

  public DraftObservation {
    facts = List.copyOf(facts);
    concepts = List.copyOf(concepts);
    filesRead = List.copyOf(filesRead);
    filesModified = List.copyOf(filesModified);
    sources = List.copyOf(sources);
  }
}
