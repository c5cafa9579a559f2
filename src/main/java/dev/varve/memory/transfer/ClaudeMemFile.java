package dev.varve.memory.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * A database of claude-mem, version 12 or 13, read as the lines of an export: its sessions become sessions of the
 * client {@value #CLIENT}, each observation and summary a turn of its own with its original time. Columns go by their
 * names, and missing ones count as empty. The file is opened for reading only.
 */
public final class ClaudeMemFile {

  static final String CLIENT = "claude-mem";

  private final Path file;

  public ClaudeMemFile(Path file) {
    this.file = file;
  }

  /**
   * Hands over line after line, as text.
   *
   * @throws IOException when it is no such file
   */
  public void read(Consumer<String> lines) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try (Connection connection = open()) {
      ForeignTables tables = new ForeignTables(connection);
      if (!tables.has("observations") && !tables.has("session_summaries")) {
        throw new IOException(file + " has neither a table observations nor session_summaries; it is none of claude-mem");
      }
      Consumer<Line> out = line -> lines.accept(LineText.of(line));
      ClaudeMemSessions sessions = ClaudeMemSessions.of(tables);
      sessions.lines().forEach(out);
      ClaudeMemMemories memories = new ClaudeMemMemories(sessions);
      tables.each("user_prompts", row -> out.accept(memories.prompt(row)));
      tables.each("observations", row -> out.accept(memories.observation(row)));
      tables.each("session_summaries", row -> out.accept(memories.summary(row)));
    } catch (SQLException e) {
      throw new IOException(file + " cannot be read as a SQLite database: " + e.getMessage(), e);
    }
  }

  private Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    return config.createConnection("jdbc:sqlite:" + file.toUri().toString().replaceFirst("^file:/+", "file:/") + "?mode=ro");
  }
}
