package dev.varve.capture.transcript;

import java.util.Set;

/**
 * What transcripts hold of what somebody looks for.
 *
 * @param files how many of those that were named could be read
 * @param ids of the prompts and tool uses they tell of
 */
public record Contents(int files, Set<String> ids) {

  public Contents {
    ids = Set.copyOf(ids);
  }
}
