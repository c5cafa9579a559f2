package dev.varve.memory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows which observations are about files beneath a folder, without a look at every path. */
@FunctionalInterface
public interface FolderIndex {

  /** Leaves it to the store. */
  FolderIndex NONE = (project, folder, count) -> Optional.empty();

  /**
   * The latest first, at most {@code count}; without a project of all. Empty when it cannot tell.
   *
   * @param folder from its root or from any folder on, with a slash at its end
   */
  Optional<List<MemoryRef>> latest(@Nullable Long project, String folder, int count);
}
