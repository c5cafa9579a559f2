package dev.varve.capture.policy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a client works, as far as a decision needs to know it; still raw.
 *
 * @param identity what the directory says it is, {@code git:…}, {@code path:…} or {@code client:…}
 * @param name the project's name by that
 * @param home where its repository lies; the identity's own path without one
 * @param cwd null when the client named none
 * @param root the directory whose {@code .varve.toml} counts; null when there is none on this machine
 */
public record ProjectSite(
    String identity, String name, String home, @Nullable String cwd, @Nullable Path root) {}
