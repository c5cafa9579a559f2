package dev.varve.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a provider from answering.
 *
 * @param reason what happened
 * @param remedy what the user can do about it; empty when nothing
 * @param until when it is back; null when that is unknown
 * @param failures turns and starts in a row that failed; 0 when only an earlier worker knew of any
 */
public record ProviderTrouble(
    String reason, String remedy, Instant since, @Nullable Instant until, int failures) {}
