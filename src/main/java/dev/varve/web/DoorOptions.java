package dev.varve.web;

import dev.varve.settings.Tokens;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a door needs from its first moment on.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param socket path of the Unix socket in a directory only the user can enter; null for none
 * @param tokens whoever comes over TCP must know one
 * @param version of the program
 * @param diskFreeBytes free space where the store lives, such as {@link DiskGuard#freeOf}
 * @param stop asks the worker to stop; returns at once
 */
public record DoorOptions(
    int port,
    @Nullable Path socket,
    Tokens tokens,
    String version,
    WebLimits limits,
    InstantSource clock,
    LongSupplier diskFreeBytes,
    Runnable stop) {}
