package dev.varve.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database file of the current schema with nothing in it, made once: to copy it takes a fraction of what the migrations do. */
public final class EmptyStore {

  private static final byte[] FILE = made();

  private EmptyStore() {}

  private static byte[] made() {
    try {
      Path file = Files.createTempFile("varve-empty-", ".db");
      SqliteDatabase.open(SqliteOptions.of(file)).close();
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the database in the file, an empty one where there is no file. */
  public static SqliteDatabase open(Path file) {
    try {
      if (Files.notExists(file)) {
        Files.write(file, FILE);
      }
      return SqliteDatabase.open(SqliteOptions.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
