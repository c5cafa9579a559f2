package dev.varve.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.util.LibraryLoaderUtil;

/** The driver's native library. With a copy beside the program no start has to unpack it and compare it byte by byte. */
public final class SqliteLibrary {

  /** The system property that names the directory of the copy; without a copy there the driver unpacks its own. */
  public static final String DIRECTORY_PROPERTY = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /** Puts the one for this machine into the directory; it appears there as a whole. */
  public static void unpack(Path directory) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    Path fresh = Files.createDirectories(directory).resolve(name + ".new");
    try (InputStream in = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the driver of SQLite has no " + resource);
      }
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
