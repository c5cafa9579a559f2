package dev.varve.search;

/** The numbers of memories that a {@link Layout} is made of, by row; a row's document depends on the reader. */
interface Rows {

  long project(int row);

  long session(int row);

  /** Epoch milliseconds. */
  long time(int row);

  /** Of the memory, see {@link MemoryDocument#code}. */
  long code(int row);

  /** In words. */
  int length(int row);

  /** Number of the prompt that it belongs to. */
  int turn(int row);

  /** See {@link Traits}. */
  byte traits(int row);

  /** By project, session, time and code, as places are. */
  static int compare(Rows ours, int row, Rows theirs, int other) {
    int order = Long.compare(ours.project(row), theirs.project(other));
    order = order != 0 ? order : Long.compare(ours.session(row), theirs.session(other));
    order = order != 0 ? order : Long.compare(ours.time(row), theirs.time(other));
    return order != 0 ? order : Long.compare(ours.code(row), theirs.code(other));
  }
}
