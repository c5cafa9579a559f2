package dev.varve.memory;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is remembered about a file, or about everything in a folder. A path may be given from its root or from
 * any folder on, with and without the project's root before it.
 */
public final class FileMemories {

  private static final String FILES =
      """
      SELECT path, last_at_ms FROM project_files
      WHERE %s AND name = ? AND
        (path = ? OR substr(path, length(path) - length(?) + 1) = ? OR substr(?, length(?) - length(path)) = '/' || path)
      ORDER BY last_at_ms DESC""";

  /** Somewhere in a path is what changes it when it is left out. */
  private static final String FOLDER =
      """
      SELECT path, last_at_ms FROM project_files
      WHERE %s AND (substr(path, 1, length(?)) = ? OR replace(path, ?, '') <> path)
      ORDER BY last_at_ms DESC""";

  private static final String OBSERVATIONS =
      """
      SELECT o.id, o.original_at_ms FROM observation_files f JOIN observations o ON o.id = f.observation_id
      WHERE %s AND f.path = ? ORDER BY f.original_at_ms DESC LIMIT ?""";

  private final Memories memories = new Memories();
  private final FolderIndex folders;

  /** @param folders is asked what is beneath a folder; where it cannot tell, all paths are looked at */
  public FileMemories(FolderIndex folders) {
    this.folders = folders;
  }

  /** A path that observations name, and when one did last; that time may be too late, never too early. */
  private record Named(String path, long lastAtMs) {}

  /** The latest first; without a project of all. */
  public List<Memory> about(Tx tx, @Nullable Long project, String path, int count) {
    String wanted = path.strip().replace('\\', '/').replaceFirst("^(\\./)+", "");
    boolean folder = wanted.endsWith("/");
    String plain = wanted.replaceFirst("/+$", "");
    List<Named> named = folder ? List.of() : files(tx, project, plain);
    return memories.all(tx, named.isEmpty() ? beneath(tx, project, plain, count) : latest(tx, project, named, count));
  }

  private List<MemoryRef> beneath(Tx tx, @Nullable Long project, String folder, int count) {
    return folders
        .latest(project, folder + "/", count)
        .orElseGet(() -> latest(tx, project, folder(tx, project, folder), count));
  }

  private static List<Named> files(Tx tx, @Nullable Long project, String path) {
    String end = path.startsWith("/") ? path : "/" + path;
    return list(tx, project, FILES, FileMemories::named, ProjectFiles.name(path), path, end, end, path, path);
  }

  private static List<Named> folder(Tx tx, @Nullable Long project, String path) {
    String begin = path + "/";
    return list(tx, project, FOLDER, FileMemories::named, begin, begin, path.startsWith("/") ? begin : "/" + begin);
  }

  /** The condition is left out where there is no project, because an index serves only what is always asked. */
  private static <T> List<T> list(
      Tx tx, @Nullable Long project, String sql, Tx.RowMapper<T> mapper, Object... arguments) {
    if (project == null) {
      return tx.list(sql.formatted("true"), mapper, arguments);
    }
    List<Object> all = new ArrayList<>(List.of(project));
    all.addAll(List.of(arguments));
    return tx.list(sql.formatted("project_id = ?"), mapper, all.toArray());
  }

  private static Named named(Row row) throws SQLException {
    return new Named(row.text("path"), row.number("last_at_ms"));
  }

  /** Goes through the paths by the time they were last named, as long as one may still have something later. */
  private static List<MemoryRef> latest(Tx tx, @Nullable Long project, List<Named> paths, int count) {
    TreeSet<Moment> latest = new TreeSet<>();
    for (Named named : paths) {
      if (latest.size() >= count && latest.first().at().toEpochMilli() > named.lastAtMs()) {
        break;
      }
      latest.addAll(list(tx, project, OBSERVATIONS, FileMemories::moment, named.path(), 2 * count));
      while (latest.size() > count) {
        latest.pollFirst();
      }
    }
    List<MemoryRef> refs = new ArrayList<>();
    latest.descendingSet().forEach(moment -> refs.add(moment.ref()));
    return refs;
  }

  /** A file that was read and modified has two rows; twice the count leaves enough. */
  private static Moment moment(Row row) throws SQLException {
    return new Moment(row.instant("original_at_ms"), MemoryKind.OBSERVATION, row.number("id"));
  }
}
