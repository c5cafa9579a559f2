package dev.varve.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.ProjectBook;
import dev.varve.memory.ProjectBook.Match;
import dev.varve.memory.ProjectBook.Merged;
import dev.varve.memory.ProjectRefusal;
import dev.varve.memory.ProjectRefusal.Reason;
import dev.varve.queue.ProjectId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The projects, and what a person may do about them, as the door tells it; throws {@link ProjectRefusal}. */
public final class ProjectsJson {

  private static final ProjectBook BOOK = new ProjectBook();

  private ProjectsJson() {}

  public static ObjectNode list(Tx tx) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("items", Json.MAPPER.valueToTree(BOOK.list(tx)));
    return json;
  }

  /**
   * The name, if a project may be called so.
   *
   * @param cleaned gives a text as it may be stored
   */
  public static String name(String typed, UnaryOperator<String> cleaned) {
    if (!ProjectBook.isName(typed)) {
      throw new ProjectRefusal(Reason.NAME, "a name has 1 to 100 visible characters and no colon", "Choose another name");
    }
    if (!cleaned.apply(typed).equals(typed)) {
      throw new ProjectRefusal(
          Reason.NAME, "this name holds what looks like a secret, so it is not stored", "Choose another name");
    }
    return typed;
  }

  /** Gives a project a name that {@link #name} has let through. */
  public static ObjectNode rename(Tx tx, String project, String name) {
    ProjectId found = found(tx, project);
    BOOK.rename(tx, found, name);
    return JsonNodeFactory.instance.objectNode().put("id", found.value()).put("name", name);
  }

  public static ObjectNode merge(Tx tx, String from, String into, Instant now) {
    ProjectId gone = found(tx, from);
    ProjectId kept = found(tx, into);
    if (gone.equals(kept)) {
      throw new ProjectRefusal(
          Reason.CONFLICT, "both are the same project", "See which there are: varve projects list");
    }
    return switch (BOOK.merge(tx, gone, kept, now)) {
      case Merged.Done done -> JsonNodeFactory.instance
          .objectNode()
          .put("id", kept.value())
          .put("sessions", done.sessions())
          .put("messages", done.messages())
          .put("observations", done.observations())
          .put("summaries", done.summaries());
      case Merged.Busy _ -> throw new ProjectRefusal(
          Reason.CONFLICT,
          "an observer is at work on '" + from + "'",
          "Try again when its turn is over; after a crash start a worker first");
    };
  }

  static ProjectId found(Tx tx, String words) {
    return switch (BOOK.find(tx, words)) {
      case Match.One one -> one.project();
      case Match.None _ -> throw unknown(tx, words);
      case Match.Several several -> throw new ProjectRefusal(
          Reason.CONFLICT,
          "several projects are called '" + words + "': " + String.join(", ", several.identities()),
          "Name one by its identity");
    };
  }

  private static ProjectRefusal unknown(Tx tx, String words) {
    String nearest = BOOK.nearest(tx, words).map(known -> "; the nearest is '" + known + "'").orElse("");
    return new ProjectRefusal(
        Reason.UNKNOWN, "no project '" + words + "'" + nearest, "See which there are: varve projects list");
  }
}
