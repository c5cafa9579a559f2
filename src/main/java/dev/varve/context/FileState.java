package dev.varve.context;

/** What is to be learned of a file without trusting its path. */
sealed interface FileState {

  /** It holds what this keyed hash stands for. */
  record Holds(String hash) implements FileState {}

  /** There is no such file. */
  record Gone() implements FileState {}

  /** It is not looked at: beyond the root, of somebody else, too large, or no regular file. */
  record Unknown() implements FileState {}
}
