package dev.varve.memory.forget;

import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import java.util.List;

/**
 * What would be forgotten.
 *
 * @param token stands for exactly this; needed to carry it out
 * @param messages tool uses and requests for summaries that lose their content
 * @param first some of the memories that fall, at most {@value #SHOWN_MAX}
 * @param kept observations that stay because they have other sources too, though they may retell what is forgotten; at
 *     most {@value #SHOWN_MAX}
 */
public record ForgetPlan(
    String token,
    int observations,
    int summaries,
    int prompts,
    int messages,
    List<Memory> first,
    List<MemoryRef> kept) {

  static final int SHOWN_MAX = 20;

  public ForgetPlan {
    first = List.copyOf(first);
    kept = List.copyOf(kept);
  }

  public boolean isEmpty() {
    return prompts == 0 && messages == 0;
  }
}
