package dev.varve.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a listing is narrowed to; null means no condition.
 *
 * @param project a project's identity, which has a colon, or its name, which then has none
 * @param session our id of a session
 * @param type an observation's type; listings of anything else ignore it
 * @param before only ids below this one: the cursor
 * @param limit most items, 1 to {@link Page#LIMIT_MAX}
 */
public record Filter(
    @Nullable String project, @Nullable Long session, @Nullable String type, @Nullable Long before, int limit) {

  public Filter {
    if (limit < 1 || limit > Page.LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + Page.LIMIT_MAX + ", not " + limit);
    }
  }

  public static Filter newest(int limit) {
    return new Filter(null, null, null, null, limit);
  }

  public static Filter ofSession(long session, int limit) {
    return new Filter(null, session, null, null, limit);
  }

  public static Filter ofProject(String project, int limit) {
    return new Filter(project, null, null, null, limit);
  }

  /** A directory may be named like another project's identity, so that a name never passes for one. */
  public static String column(String project) {
    return project.contains(":") ? "identity" : "name";
  }

  /**
   * The SQL condition over a table aliased {@code t}, whose project is in that column. It names only what is
   * asked for, so that the index of a session or a project serves the listing.
   */
  String condition(String projectColumn, boolean typed) {
    StringBuilder sql = new StringBuilder("t.id < ?");
    if (project != null) {
      sql.append(" AND ").append(projectColumn);
      sql.append(" IN (SELECT id FROM projects WHERE space_id = 1 AND ").append(column(project)).append(" = ?)");
    }
    if (session != null) {
      sql.append(" AND t.session_id = ?");
    }
    if (typed && type != null) {
      sql.append(" AND t.type = ?");
    }
    return sql.append(" ORDER BY t.id DESC LIMIT ?").toString();
  }

  /** The arguments of {@link #condition}; one more row than asked tells whether another page follows. */
  Object[] arguments(boolean typed) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(before == null ? Long.MAX_VALUE : before);
    if (project != null) {
      arguments.add(project);
    }
    if (session != null) {
      arguments.add(session);
    }
    if (typed && type != null) {
      arguments.add(type);
    }
    arguments.add(limit + 1);
    return arguments.toArray();
  }

  <T> Page<T> page(List<T> rows, ToLongFunction<T> id) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, id.applyAsLong(items.getLast()));
  }
}
