package dev.varve.settings;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory in the home, open to its owner alone. */
public record HomeFolder(Path path) {

  /**
   * Makes it where it is missing, but never what it lies in: a worker whose home was deleted does not begin another.
   *
   * @throws IOException when the home is not there, or something else is in its place
   */
  public void make() throws IOException {
    try {
      Files.createDirectory(path, Home.ownerOnly());
    } catch (FileAlreadyExistsException taken) {
      if (!Files.isDirectory(path)) {
        throw taken;
      }
    }
  }
}
