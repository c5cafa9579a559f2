package dev.varve.process;

/**
 * How much of a child's output is held in memory.
 *
 * @param lineBytesMax longest line
 * @param waitingBytesMax lines together that nobody has taken yet
 * @param errorBytesMax the end of its stderr
 */
public record OutputLimits(int lineBytesMax, int waitingBytesMax, int errorBytesMax) {

  private static final int KB = 1024;

  /** A line of 4 MB, 16 MB waiting, 4 kB of stderr: far above what an observer says, far below what hurts. */
  public static final OutputLimits DEFAULT = new OutputLimits(4 * KB * KB, 16 * KB * KB, 4 * KB);

  public OutputLimits {
    if (lineBytesMax < 1 || waitingBytesMax < lineBytesMax || errorBytesMax < 1) {
      throw new IllegalArgumentException("at least one line of the longest kind must fit");
    }
  }
}
