package dev.varve.memory.forget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies in a home that are only there for a case of need: backups, torn events, contexts written ahead. */
public record HomeFiles(Path home) implements Purgeable {

  private static final List<String> FOLDERS = List.of("backups", "spool/bad", "context");

  @Override
  public String name() {
    return "files of the home";
  }

  @Override
  public void purge() throws IOException {
    for (String folder : FOLDERS) {
      for (Path file : files(home.resolve(folder))) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public PurgeCheck check(List<String> texts) throws IOException {
    int left = 0;
    for (String folder : FOLDERS) {
      left += files(home.resolve(folder)).size();
    }
    return new PurgeCheck(name(), left == 0, left + " left in " + String.join(", ", FOLDERS));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isRegularFile).toList();
    }
  }
}
