package dev.varve.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing, newest first.
 *
 * @param next pass it as {@code before} to get the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable Long next) {

  /** How many items a page has at the most. */
  public static final int LIMIT_MAX = 500;

  public Page {
    items = List.copyOf(items);
  }
}
