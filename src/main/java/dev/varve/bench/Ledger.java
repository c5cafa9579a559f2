package dev.varve.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The load's own record of what the worker acknowledged, one line each; written by one thread. */
final class Ledger implements AutoCloseable {

  private final Writer lines;

  private Ledger(Writer lines) {
    this.lines = lines;
  }

  /** The spool keeps an event without a message. */
  static final long UNTOLD = 0;

  /**
   * One acknowledgement.
   *
   * @param key dedup key of the event, or its beginning when it ends with a colon
   * @param messageId what the worker said it became; {@link #UNTOLD} when its sender was told only that it is kept
   */
  record Entry(String key, long messageId, String receipt) {

    private static Entry of(String line) {
      String[] fields = line.split("\t", -1);
      return new Entry(fields[0], Long.parseLong(fields[1]), fields[2]);
    }
  }

  static Ledger writing(Path file) throws IOException {
    BufferedWriter writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new Ledger(writer);
  }

  void acknowledged(Post post, Answer answer) throws IOException {
    lines.write(post.key() + "\t" + answer.messageId() + "\t" + answer.receipt() + "\n");
  }

  void spooled(String key) throws IOException {
    lines.write(key + "\t" + UNTOLD + "\tspooled\n");
  }

  void flush() throws IOException {
    lines.flush();
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was acknowledged, in that order. */
  static List<Entry> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(Entry::of).toList();
  }
}
