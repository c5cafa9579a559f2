package dev.varve.queue;

import java.util.List;

/** The messages of one turn, claimed under one term, in accept order; never empty, of one kind. */
public record Batch(SessionId session, TurnId turn, long term, List<Message> messages) {

  public Batch {
    messages = List.copyOf(messages);
  }

  public MessageKind kind() {
    return messages.getFirst().kind();
  }
}
