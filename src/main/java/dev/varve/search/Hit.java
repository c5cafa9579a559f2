package dev.varve.search;

import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A memory that was found.
 *
 * @param type an observation's type, {@code summary} or {@code prompt}
 * @param snippet the part of it that has most of what was sought
 * @param project its name
 * @param score in hundredths of what would match every word; only to be compared within one answer
 * @param replacedBy a newer memory about the same that tells of a replacement, perhaps of what this one says; null when none
 *     is among the first hits
 * @param tokens what reading the whole memory costs, an upper bound for ordinary text
 */
public record Hit(
    MemoryRef ref,
    String type,
    String title,
    Snippet snippet,
    Instant at,
    String project,
    long session,
    @Nullable String branch,
    double score,
    @Nullable MemoryRef replacedBy,
    int tokens) {

  static Hit of(Memory memory, Snippet snippet, double score) {
    return new Hit(
        memory.ref(),
        memory.type(),
        memory.title(),
        snippet,
        memory.at(),
        memory.projectName(),
        memory.session(),
        memory.branch(),
        Math.round(score * 1_000) / 10.0,
        null,
        Tokens.whole(Tokens.thirds(MemoryDocument.text(memory))));
  }

  Hit replacedBy(@Nullable MemoryRef newer) {
    return new Hit(ref, type, title, snippet, at, project, session, branch, score, newer, tokens);
  }
}
