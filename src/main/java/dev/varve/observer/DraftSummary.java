package dev.varve.observer;

/** A session summary as an observer proposes it; every part may be empty, not all of them. */
public record DraftSummary(
    String request, String investigated, String learned, String completed, String nextSteps, String notes) {}
