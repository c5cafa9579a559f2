package dev.varve.process;

/** Threads for work nobody waits for. */
public final class Background {

  private Background() {}

  /**
   * A daemon of the lowest priority. The virtual machine heeds priorities only as the launcher starts it: then those who
   * wait for an answer go first when all cores are busy. Nothing relies on it.
   */
  @SuppressWarnings("ThreadPriorityCheck")
  public static Thread.Builder.OfPlatform thread() {
    return Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY);
  }
}
