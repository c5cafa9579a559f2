package dev.varve.memory.forget;

import java.io.IOException;
import java.util.List;

/** Something beside the store that may hold what was forgotten: an index, copies, files for other programs. */
public interface Purgeable {

  /** What people call it. */
  String name();

  /** Follows what was forgotten and lets its bytes go; they are gone when this returns. */
  void purge() throws IOException;

  /**
   * Looks whether anything of it is left, after the purge.
   *
   * @param texts some of what was forgotten; kept nowhere
   */
  PurgeCheck check(List<String> texts) throws IOException;
}
