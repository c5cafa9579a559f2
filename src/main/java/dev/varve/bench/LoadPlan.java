package dev.varve.bench;

/**
 * What the load process is asked to do, one line of JSON on its stdin.
 *
 * @param port of the worker, on 127.0.0.1
 * @param connections each with one request under way
 * @param warmupMillis time before measuring begins
 * @param measureMillis time of measuring, then the load ends by itself
 * @param tellAfter after so many acknowledgements a line {@value #TOLD} comes; 0 for never
 */
record LoadPlan(int port, int connections, long warmupMillis, long measureMillis, int tellAfter) {

  static final String TOLD = "reached";
}
