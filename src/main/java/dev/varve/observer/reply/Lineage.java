package dev.varve.observer.reply;

import dev.varve.observer.Turn;
import dev.varve.queue.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages a block says it was drawn from.
 *
 * @param sources those the turn had shown; a block that names none was drawn from all of them
 * @param foreign how many others it named
 */
record Lineage(List<MessageId> sources, int foreign) {

  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  static Lineage of(String events, Turn turn) {
    List<MessageId> shown = turn.messages();
    List<MessageId> sources = new ArrayList<>();
    int foreign = 0;
    Matcher id = ID.matcher(events);
    while (id.find()) {
      MessageId named = new MessageId(Long.parseLong(id.group()));
      if (!shown.contains(named)) {
        foreign++;
      } else if (!sources.contains(named)) {
        sources.add(named);
      }
    }
    return sources.isEmpty() && foreign == 0 ? new Lineage(shown, 0) : new Lineage(sources, foreign);
  }

  /** Drawn only from messages nobody showed it. */
  boolean isForeign() {
    return sources.isEmpty();
  }
}
