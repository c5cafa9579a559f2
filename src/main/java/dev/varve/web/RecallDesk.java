package dev.varve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.Notebook;
import dev.varve.memory.FileMemories;
import dev.varve.memory.FolderIndex;
import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Timeline;
import dev.varve.memory.Timelines;
import dev.varve.queue.ProjectId;
import dev.varve.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered, by reference, by time and by file, in the shapes of the HTTP door; commands without a worker ask
 * here too. Thread-safe.
 */
public final class RecallDesk {

  /** Most memories named at once. */
  public static final int REFS_MAX = 100;

  private final Database database;
  private final Notebook notebook;
  private final Memories memories = new Memories();
  private final Timelines timelines = new Timelines();
  private final FileMemories files;

  public RecallDesk(Database database, Notebook notebook, FolderIndex folders) {
    this.database = database;
    this.notebook = notebook;
    this.files = new FileMemories(folders);
  }

  /** What a timeline is asked for. */
  public sealed interface Centre {

    record OfMemory(MemoryRef ref) implements Centre {}

    record OfSession(long session) implements Centre {}

    record OfTime(Where where, Instant at) implements Centre {}
  }

  /** {@code items} in the order asked for, and {@code missing} references. */
  public ObjectNode memories(List<MemoryRef> refs) {
    List<Memory> found = database.read(tx -> memories.all(tx, refs));
    Set<MemoryRef> known = found.stream().map(Memory::ref).collect(Collectors.toSet());
    ObjectNode json = items(found);
    ArrayNode missing = json.putArray("missing");
    refs.stream().filter(ref -> !known.contains(ref)).forEach(ref -> missing.add(ref.toString()));
    return json;
  }

  /** One memory. */
  public ObjectNode memory(MemoryRef ref) {
    return Json.MAPPER.valueToTree(
        database.read(tx -> memories.find(tx, ref)).orElseThrow(() -> noMemory(ref)));
  }

  /** {@code before}, {@code within} and {@code after}, each oldest first. */
  public ObjectNode timeline(Centre centre, Timelines.Sides sides) {
    Timeline timeline =
        switch (centre) {
          case Centre.OfMemory memory ->
              database
                  .<Optional<Timeline>>read(tx -> timelines.around(tx, memory.ref(), sides))
                  .orElseThrow(() -> noMemory(memory.ref()));
          case Centre.OfSession session ->
              database
                  .<Optional<Timeline>>read(tx -> timelines.aroundSession(tx, session.session(), sides))
                  .orElseThrow(
                      () ->
                          RecallRefusal.missing(
                              "nothing is remembered of session " + session.session(), RecallRefusal.SESSIONS));
          case Centre.OfTime time -> at(time, sides);
        };
    return Json.MAPPER.valueToTree(timeline);
  }

  private Timeline at(Centre.OfTime time, Timelines.Sides sides) {
    ProjectId project = time.where().resolved(database, notebook);
    if (project == null) {
      throw RecallRefusal.bad("a timeline around a time is one of a project", "Name the project");
    }
    return database.read(tx -> timelines.at(tx, project.value(), time.at(), sides));
  }

  /** {@code items} about a file or everything in a folder, the latest first. */
  public ObjectNode byFile(Where where, String path, int limit) {
    Long project = id(where);
    return items(database.read(tx -> files.about(tx, project, path, limit)));
  }

  /** The latest {@code items}, the latest first. */
  public ObjectNode recent(Where where, int limit) {
    Long project = id(where);
    return items(database.read(tx -> timelines.recent(tx, project, limit)));
  }

  private @Nullable Long id(Where where) {
    ProjectId project = where.resolved(database, notebook);
    return project == null ? null : project.value();
  }

  private static ObjectNode items(List<Memory> memories) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("items", Json.MAPPER.valueToTree(memories));
    return json;
  }

  private static RecallRefusal noMemory(MemoryRef ref) {
    return RecallRefusal.missing("there is no memory " + ref, "See what there is: varve timeline, GET /v1/recent");
  }
}
