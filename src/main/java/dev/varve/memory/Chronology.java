package dev.varve.memory;

import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through memories of all kinds in the order of time, of one project or of all. */
final class Chronology {

  private static final String BEFORE =
      "(t.original_at_ms, t.id) < (?, ?) ORDER BY t.original_at_ms DESC, t.id DESC LIMIT ?";
  private static final String AFTER = "(t.original_at_ms, t.id) > (?, ?) ORDER BY t.original_at_ms, t.id LIMIT ?";

  private Chronology() {}

  /** The last ones before a moment, the latest first. */
  static List<Moment> before(Tx tx, @Nullable Long project, Moment moment, int count) {
    return merged(tx, project, moment, count, BEFORE, Comparator.reverseOrder());
  }

  /** The first ones after a moment, the earliest first. */
  static List<Moment> after(Tx tx, @Nullable Long project, Moment moment, int count) {
    return merged(tx, project, moment, count, AFTER, Comparator.naturalOrder());
  }

  private static List<Moment> merged(
      Tx tx, @Nullable Long project, Moment moment, int count, String side, Comparator<Moment> order) {
    List<Moment> all = new ArrayList<>();
    for (MemoryKind kind : MemoryKind.values()) {
      all.addAll(ofKind(tx, project, moment, count, "SELECT t.id, t.original_at_ms" + from(kind, project) + side, kind));
    }
    all.sort(order);
    return all.subList(0, Math.min(count, all.size()));
  }

  private static List<Moment> ofKind(
      Tx tx, @Nullable Long project, Moment moment, int count, String sql, MemoryKind kind) {
    List<Object> arguments = new ArrayList<>();
    if (project != null) {
      arguments.add(project);
    }
    arguments.add(moment.at().toEpochMilli());
    arguments.add(moment.idAmong(kind));
    arguments.add(count);
    return tx.list(
        sql, row -> new Moment(row.instant("original_at_ms"), kind, row.number("id")), arguments.toArray());
  }

  private static String from(MemoryKind kind, @Nullable Long project) {
    String where = project == null ? "" : "t.project_id = ? AND ";
    return switch (kind) {
      case OBSERVATION -> " FROM observations t WHERE " + where;
      case SUMMARY -> " FROM summaries t WHERE " + where;
      case PROMPT -> " FROM prompts t WHERE t.private = 0 AND t.text <> '' AND " + where;
    };
  }
}
