package dev.varve.search;

import dev.varve.memory.forget.PurgeCheck;
import dev.varve.memory.forget.Purgeable;
import dev.varve.search.words.MemoryAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The index of a home in which no worker runs. Purged it is deleted, for the next worker builds it anew. */
public record ClosedIndex(Path directory) implements Purgeable {

  @Override
  public String name() {
    return "search index";
  }

  @Override
  public PurgeCheck check(List<String> texts) throws IOException {
    boolean gone = !Files.isDirectory(directory) || new IndexFiles(directory, new MemoryAnalyzer()).bytes() == 0;
    return new PurgeCheck(name(), gone, gone ? "deleted; the next worker builds it anew" : "some files are left");
  }

  @Override
  public void purge() throws IOException {
    if (Files.isDirectory(directory)) {
      new IndexFiles(directory, new MemoryAnalyzer()).clear();
    }
  }
}
