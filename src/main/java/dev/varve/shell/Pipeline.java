package dev.varve.shell;

import java.util.List;

/**
 * Commands of which each reads what the one before it writes.
 *
 * @param text as it was typed, without the space around it
 * @param afterSuccess whether it runs only if what stands before it ended well; true of the first
 * @param commands at least one
 */
public record Pipeline(String text, boolean afterSuccess, List<Command> commands) {

  public Pipeline {
    commands = List.copyOf(commands);
  }

  /** Whether its text is not all of it, because a document belongs to it. */
  public boolean readsDocument() {
    return HereDocument.isOpenedIn(text);
  }
}
