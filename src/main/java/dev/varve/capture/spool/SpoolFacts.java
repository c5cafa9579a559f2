package dev.varve.capture.spool;

/**
 * What a spool holds.
 *
 * @param files events that wait
 * @param bytes of these events
 * @param bad files that could not be taken and were set aside
 * @param dropped events that were given up because the spool or the disk was full, ever
 */
public record SpoolFacts(int files, long bytes, int bad, long dropped) {}
