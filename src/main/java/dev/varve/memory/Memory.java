package dev.varve.memory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An observation, a summary or a prompt, as what is common to them: what recall searches, orders and shows.
 *
 * @param project the project's id; {@code projectName} is what people call it
 * @param promptNumber of a summary the last of its range
 * @param type an observation's type, else {@code summary} or {@code prompt}
 * @param title one line: an observation's title, what a summary was asked, the first line of a prompt
 * @param text the prose below the title, paragraphs apart by line ends; may be empty
 * @param at when what it tells happened
 */
public record Memory(
    MemoryRef ref,
    long session,
    String client,
    long project,
    String projectName,
    int promptNumber,
    String type,
    String title,
    String text,
    List<String> facts,
    List<String> concepts,
    List<String> filesRead,
    List<String> filesModified,
    @Nullable String branch,
    @Nullable String head,
    @Nullable String agentType,
    Instant at) {

  public Memory {
    facts = List.copyOf(facts);
    concepts = List.copyOf(concepts);
    filesRead = List.copyOf(filesRead);
    filesModified = List.copyOf(filesModified);
  }
}
