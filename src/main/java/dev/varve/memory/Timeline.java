package dev.varve.memory;

import java.util.List;

/**
 * What happened around something, each part oldest first.
 *
 * @param within the memory asked for, or everything from a session's first to its last memory; empty around a time
 */
public record Timeline(List<Memory> before, List<Memory> within, List<Memory> after) {

  public Timeline {
    before = List.copyOf(before);
    within = List.copyOf(within);
    after = List.copyOf(after);
  }
}
