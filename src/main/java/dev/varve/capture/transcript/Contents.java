package dev.varve.capture.transcript;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What transcripts hold of what somebody looks for.
 *
 * @param files how many of those that were named could be read
 * @param ids of the prompts and tool uses they tell of
 * @param problem with the first one that could not be read, as a sentence about what names it; null when there is none
 */
public record Contents(int files, Set<String> ids, @Nullable String problem) {

  public Contents {
    ids = Set.copyOf(ids);
  }
}
