package dev.varve.session;

import org.jspecify.annotations.Nullable;

/**
 * Where an event happened.
 *
 * @param identity the project's identity: {@code git:host/path} or {@code path:/absolute/root}
 * @param project the project's name for people
 */
public record Place(
    String identity, String project, String cwd, @Nullable String branch, @Nullable String head) {}
