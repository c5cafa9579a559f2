package dev.varve.observer;

/** A user prompt as a turn shows it: its number in the session and its redacted text. */
public record Prompt(int number, String text) {}
