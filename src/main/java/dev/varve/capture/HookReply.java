package dev.varve.capture;

/**
 * The answer to a client's hook.
 *
 * @param body JSON, exactly what that client's hook may print
 */
public record HookReply(String body, Receipt receipt) {}
