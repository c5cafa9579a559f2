package dev.varve.observer;

/**
 * What a run is told at its start.
 *
 * @param session our id of the session, for the registry of processes and the log
 * @param run the run's number within its session
 * @param recap what this session's stored memories already say, so that nothing is derived twice; at most 6,000
 *     characters, empty when there is none or the observer does not need it
 */
public record RunContext(long session, long run, String recap) {}
