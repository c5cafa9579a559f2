package dev.varve.capture.policy;

/** Something in a repository's file that is not followed, and why. */
public record FileProblem(String file, String problem) {}
