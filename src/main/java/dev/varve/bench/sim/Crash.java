package dev.varve.bench.sim;

import java.io.Serial;

/** The worker's process ends at this moment. An error, so that no code on the way may take it for its own. */
final class Crash extends Error {

  @Serial private static final long serialVersionUID = 1L;

  Crash(String where) {
    super(where, null, false, false);
  }
}
