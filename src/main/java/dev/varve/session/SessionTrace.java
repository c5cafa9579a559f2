package dev.varve.session;

import dev.varve.queue.SessionId;

/** Sees every step of every session, on the thread that takes it; must be quick and not throw. */
@FunctionalInterface
public interface SessionTrace {

  SessionTrace NONE = (session, before, event, step) -> {};

  void stepped(SessionId session, Situation before, SessionEvent event, Step step);
}
