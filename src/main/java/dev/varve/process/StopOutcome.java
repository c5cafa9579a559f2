package dev.varve.process;

/** What it took to end a child. */
public enum StopOutcome {
  /** It ended by itself when its stdin did, or had ended before. */
  ENDED,
  /** By SIGTERM. */
  TERMINATED,
  /** By SIGKILL, or something it had started was left and had to be. */
  KILLED,
  /** Something of it is still there: it hangs in the kernel. */
  SURVIVED
}
