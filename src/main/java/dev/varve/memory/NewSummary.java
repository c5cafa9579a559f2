package dev.varve.memory;

import dev.varve.queue.MessageId;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import java.time.Instant;

/** A summary on its way into the store; {@code born} carries the range of prompts. */
public record NewSummary(
    TurnId turn,
    MessageId message,
    Snapshot born,
    String request,
    String investigated,
    String learned,
    String completed,
    String nextSteps,
    String notes,
    Instant originalAt) {}
