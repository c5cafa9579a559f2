package dev.varve.search;

import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.settings.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NRTCachingDirectory;

/** The directory of the index, and its one writer. */
record IndexFiles(Path path, MemoryAnalyzer analyzer) {

  /** It says that it would be faster with a module of Java that is no part of it yet; held, so that the level stays. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  private static final double BUFFER_MEGABYTES = 16;
  private static final int MERGES_MAX = 4;

  /**
   * So large a new segment stays in memory until a commit: under steady news most are merged before, and to make, map and
   * unmap their files would cost more than to write them.
   */
  private static final double SEGMENT_KEPT_MEGABYTES_MAX = 1;

  /** All of those together. */
  private static final double KEPT_MEGABYTES_MAX = 4;

  /**
   * Opens the writer; the caller closes it. What cannot be read is thrown away, since the store has it all.
   *
   * @throws LockObtainFailedException when another process writes here
   * @throws NoSuchFileException when what it lies in is deleted meanwhile; it does not come back
   */
  IndexWriter open(MergePolicy merges) throws IOException {
    new HomeFolder(path).make();
    Ancestry ancestry = Ancestry.of(path);
    IndexWriter writer = readable(merges);
    if (ancestry.isThere()) {
      return writer;
    }
    writer.rollback();
    clear();
    ancestry.deleteMade();
    throw new NoSuchFileException(path.toString());
  }

  private IndexWriter readable(MergePolicy merges) throws IOException {
    try {
      return writer(merges);
    } catch (LockObtainFailedException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      clear();
      return writer(merges);
    }
  }

  private IndexWriter writer(MergePolicy merges) throws IOException {
    ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
    scheduler.setMaxMergesAndThreads(MERGES_MAX, 1);
    Directory directory = new NRTCachingDirectory(FSDirectory.open(path), SEGMENT_KEPT_MEGABYTES_MAX, KEPT_MEGABYTES_MAX);
    boolean done = false;
    try {
      IndexWriter writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(analyzer)
                  .setCodec(new MemoryCodec())
                  .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                  .setMergeScheduler(scheduler)
                  .setMergePolicy(merges)
                  .setCommitOnClose(false));
      done = true;
      return writer;
    } finally {
      if (!done) {
        directory.close();
      }
    }
  }

  /** Deletes all files; nobody may have the index open. */
  void clear() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(path)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** On disk. */
  long bytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.list(path)) {
      for (Path file : all.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
