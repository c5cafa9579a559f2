package dev.varve.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far memories have vectors, and how their model fares.
 *
 * @param embedded of all {@code memories}; {@code refused} were not taken since the start
 * @param byWords questions since the start that were answered by words alone, because there was no vector in time
 * @param open whether the model may be asked; if not, {@code reason} and {@code remedy} say why and what helps, and it is
 *     tried again at {@code until}
 */
public record VectorStatus(
    String model,
    long embedded,
    long memories,
    long refused,
    long byWords,
    boolean open,
    String reason,
    String remedy,
    @Nullable Instant until) {}
