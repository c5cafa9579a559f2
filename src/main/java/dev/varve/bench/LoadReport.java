package dev.varve.bench;

/**
 * How one load went, one line of JSON on the load's stdout.
 *
 * @param acknowledged answers that say the event is on disk, warm-up included
 * @param queued of these, the ones new to the worker
 * @param refused other answers
 * @param broken true when the worker's connections broke before the time was over
 * @param perSecond acknowledgements per second while measuring
 * @param p50Millis median time from request to answer while measuring
 * @param p99Millis the same for 99 of 100
 */
record LoadReport(
    long acknowledged,
    long queued,
    long refused,
    boolean broken,
    double perSecond,
    double p50Millis,
    double p99Millis) {}
