package dev.varve.session;

/** A session as its client names it. */
public record SessionKey(String client, String clientSessionId) {}
