package dev.varve.memory;

import dev.varve.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what happened in a project in the order of time, memories of all kinds mixed. */
public final class Timelines {

  /** Most memories on either side. */
  public static final int SIDE_MAX = 100;

  private static final String SPAN =
      """
      SELECT min(at) AS first_at_ms, max(at) AS last_at_ms FROM (
        SELECT original_at_ms AS at FROM prompts WHERE session_id = ? AND text <> ''
        UNION ALL SELECT original_at_ms FROM observations WHERE session_id = ?
        UNION ALL SELECT original_at_ms FROM summaries WHERE session_id = ?) memories HAVING count(*) > 0""";

  private final Memories memories = new Memories();

  /** How many memories to show on each side, 0 to {@link #SIDE_MAX}. */
  public record Sides(int before, int after) {

    public Sides {
      if (before < 0 || before > SIDE_MAX || after < 0 || after > SIDE_MAX) {
        throw new IllegalArgumentException("0 to " + SIDE_MAX + " memories before and after");
      }
    }
  }

  private record Span(Instant first, Instant last) {}

  /** Around a memory, in its project; empty when there is no such memory. */
  public Optional<Timeline> around(Tx tx, MemoryRef ref, Sides sides) {
    return memories.find(tx, ref).map(memory -> {
      Moment moment = Moment.of(memory);
      return timeline(tx, memory.project(), moment, List.of(moment), moment, sides);
    });
  }

  /** Around a session, in its project; empty when nothing is remembered of it. */
  public Optional<Timeline> aroundSession(Tx tx, long session, Sides sides) {
    Optional<Long> project =
        tx.first("SELECT project_id FROM sessions WHERE id = ?", row -> row.number(1), session);
    Optional<Span> span =
        tx.first(
            SPAN, row -> new Span(row.instant("first_at_ms"), row.instant("last_at_ms")), session, session, session);
    return span.flatMap(known -> project.map(id -> around(tx, id, known, sides)));
  }

  private Timeline around(Tx tx, long project, Span span, Sides sides) {
    Moment first = Moment.begin(span.first());
    Moment last = Moment.begin(span.last().plusMillis(1));
    List<Moment> within = new ArrayList<>(Chronology.after(tx, project, first, Page.LIMIT_MAX));
    within.removeIf(moment -> moment.compareTo(last) >= 0);
    return timeline(tx, project, first, within, last, sides);
  }

  /** Around a time in a project. */
  public Timeline at(Tx tx, long project, Instant at, Sides sides) {
    Moment moment = Moment.begin(at);
    return timeline(tx, project, moment, List.of(), moment, sides);
  }

  /** The latest of a project or, without one, of all; the latest first. */
  public List<Memory> recent(Tx tx, @Nullable Long project, int count) {
    return memories.all(tx, refs(Chronology.before(tx, project, Moment.end(), count)));
  }

  private Timeline timeline(
      Tx tx, long project, Moment first, List<Moment> within, Moment last, Sides sides) {
    List<Moment> before = Chronology.before(tx, project, first, sides.before()).reversed();
    List<Moment> after = Chronology.after(tx, project, last, sides.after());
    return new Timeline(
        memories.all(tx, refs(before)), memories.all(tx, refs(within)), memories.all(tx, refs(after)));
  }

  private static List<MemoryRef> refs(List<Moment> moments) {
    return moments.stream().map(Moment::ref).toList();
  }
}
