package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite 3.39 or newer (RETURNING, upserts, IS NOT DISTINCT FROM). */
final class SqliteDialect implements Dialect {

  /** AUTOINCREMENT, because an id must not come back after its row was deleted. */
  @Override
  public String identityColumn() {
    return "INTEGER PRIMARY KEY AUTOINCREMENT";
  }

  /** Under just this name the key is the place of the row. */
  @Override
  public String keyColumn() {
    return "INTEGER PRIMARY KEY";
  }

  @Override
  public String byKey() {
    return "WITHOUT ROWID";
  }

  /** The word changes nothing of how rows are stored, so it may go without a copy: sqlite.org/lang_altertable.html. */
  @Override
  public String unrecordedIds(String tables) {
    return """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, ' AUTOINCREMENT', '') WHERE type = 'table' AND name IN %s;
        PRAGMA writable_schema = RESET""".formatted(tables);
  }

  @Override
  public String bytesType() {
    return "BLOB";
  }

  @Override
  public String beginWrite() {
    return "BEGIN IMMEDIATE";
  }

  /** SQLite obeys this when it reads the statement and not when it runs it, so that it cannot be prepared. */
  @Override
  public void sync(Connection connection, boolean wanted) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(wanted ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    }
  }

  @Override
  public String textHolds(String text) {
    return bytesHold("CAST(" + text + " AS BLOB)");
  }

  @Override
  public String lastId() {
    return "SELECT last_insert_rowid()";
  }

  @Override
  public String bytesHold(String column) {
    return "instr(" + column + ", ?) > 0";
  }

  @Override
  public StoreException typed(SQLException error) {
    Reason reason = error instanceof SQLiteException sqlite ? reason(sqlite.getResultCode()) : Reason.BUG;
    return new StoreException(reason, remedy(reason) + " (" + error.getMessage() + ")", error);
  }

  /** "Response To Errors Within A Transaction", sqlite.org/lang_transaction.html. */
  @Override
  public boolean mayUndoTransaction(Reason reason) {
    return reason == Reason.FULL || reason == Reason.BUSY || reason == Reason.UNAVAILABLE;
  }

  /** Extended result codes keep the primary code in their lowest byte: sqlite.org/rescode.html. */
  private static Reason reason(SQLiteErrorCode code) {
    if (code == SQLiteErrorCode.SQLITE_READONLY_DBMOVED) {
      return Reason.GONE;
    }
    return switch (code.code & 0xff) {
      case 13 -> Reason.FULL;
      case 5, 6 -> Reason.BUSY;
      case 11, 26 -> Reason.CORRUPT;
      case 3, 8, 14, 23 -> Reason.READ_ONLY;
      case 7, 9, 10 -> Reason.UNAVAILABLE;
      default -> Reason.BUG;
    };
  }

  private static String remedy(Reason reason) {
    return switch (reason) {
      case FULL -> "no space left on the disk; free some and the worker goes on by itself";
      case BUSY -> "the database is locked by another program; close it";
      case CORRUPT -> "the database file is damaged; varve doctor says whether there is a copy in backups/ to restore";
      case READ_ONLY -> "the database cannot be written; check owner and mode of the home";
      case GONE -> "the database was deleted, moved or replaced under the running worker; it ends and another can start";
      case UNAVAILABLE -> "the disk or the memory reports an error; check them";
      case NEWER_SCHEMA -> "the database was written by a newer Varve; update this one";
      case BUG -> "the database refused a statement";
    };
  }
}
