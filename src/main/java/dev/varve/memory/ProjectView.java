package dev.varve.memory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as a person looks at it.
 *
 * @param label what its {@code .varve.toml} wants it to be called
 * @param retention how long that file lets payloads of settled messages be kept
 * @param aliases its other identities: checkouts, and projects merged into it
 */
public record ProjectView(
    long id,
    String name,
    String identity,
    @Nullable String label,
    @Nullable String retention,
    long sessions,
    long observations,
    long summaries,
    @Nullable Instant lastEventAt,
    List<String> aliases) {}
