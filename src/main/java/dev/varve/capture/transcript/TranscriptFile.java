package dev.varve.capture.transcript;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.capture.transcript.Passage.Located;
import dev.varve.capture.transcript.TranscriptEvent.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transcript, read in passes. What a line means can depend on earlier ones, so the first pass begins at the start
 * of the file and only counts from the offset on. Used by one thread.
 */
final class TranscriptFile {

  /** The largest a hook may send as well. */
  static final int LINE_BYTES_MAX = 32 << 20;

  /** Deeper JSON is no tool use of any client, and parsers must not be made to recurse. */
  private static final int DEPTH_MAX = 1_000;

  /** What one pass reads, besides the line that exceeds it: more than a write takes, and little for a heap. */
  private static final long PASS_BYTES_MAX = 1L << 20;

  /** What is held in memory at most for a tool use that waits for its answer, by the size of the lines. */
  private static final long WAIT_BYTES_MAX = 32L << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEPTH_MAX)
                      .maxStringLength(LINE_BYTES_MAX)
                      .build())
              .build());

  private final Path path;
  private final TranscriptFormat.Reading reading;
  private final Deque<Located> held = new ArrayDeque<>();
  private long position;
  private long offset;
  private int unread;

  TranscriptFile(Path path, TranscriptFormat format) {
    this.path = path;
    this.reading = format.reading().get();
  }

  /** How far the passes so far may be called read. */
  long offset() {
    return offset;
  }

  /** Whether nothing it has found waits for the answer to an earlier tool use. */
  boolean isSettled() {
    return held.isEmpty();
  }

  /** Reads on and hands back what ends behind the offset; {@code more} is false when the end was reached. */
  Passage pass(long from) throws IOException {
    unread = 0;
    boolean more;
    try (TranscriptLines lines = TranscriptLines.open(path, position, LINE_BYTES_MAX)) {
      long limit = Math.max(position, from) + PASS_BYTES_MAX;
      byte[] line = lines.next();
      while (line != null) {
        take(line, lines, from);
        line = position < limit ? lines.next() : null;
      }
      more = position >= limit;
    }
    return passage(from, more);
  }

  /** The session, place and time with which it begins; null when it does not say so within what a pass reads. */
  @Nullable Source beginning() throws IOException {
    try (TranscriptLines lines = TranscriptLines.open(path, position, LINE_BYTES_MAX)) {
      byte[] line = lines.next();
      while (line != null && reading.beginning() == null && position < PASS_BYTES_MAX) {
        take(line, lines, 0);
        line = lines.next();
      }
    }
    return reading.beginning();
  }

  /** The first thing it tells of; null when it tells of nothing. */
  @Nullable TranscriptEvent first() throws IOException {
    try (TranscriptLines lines = TranscriptLines.open(path, position, LINE_BYTES_MAX)) {
      byte[] line = lines.next();
      while (line != null && held.isEmpty()) {
        take(line, lines, 0);
        line = lines.next();
      }
    }
    return held.isEmpty() ? null : held.getFirst().event();
  }

  private void take(byte[] line, TranscriptLines lines, long from) {
    long end = lines.end();
    JsonNode value = parsed(line);
    if (value != null) {
      reading.line(value, lines.start(), event -> {
        if (end > from) {
          held.add(new Located(event, end));
        }
      });
    }
    position = end;
  }

  /** A use whose answer comes later than that is not waited for. */
  private Passage passage(long from, boolean more) {
    long open = reading.open().startOr(position);
    long to = Math.max(from, position - open >= WAIT_BYTES_MAX ? position : open);
    List<Located> ready = new ArrayList<>();
    while (!held.isEmpty() && held.getFirst().end() <= to) {
      ready.add(held.removeFirst());
    }
    offset = to;
    return new Passage(ready, to, unread, more);
  }

  /** Bytes that are no UTF-8 cost their characters, not their line. */
  private @Nullable JsonNode parsed(byte[] line) {
    JsonNode value = tree(line);
    if (value == null && line.length > 0 && line[0] == '{') {
      value = tree(new String(line, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }
    if (value == null) {
      unread++;
    }
    return value;
  }

  private static @Nullable JsonNode tree(byte[] line) {
    try {
      JsonNode value = JSON.readTree(line);
      return value != null && value.isObject() ? value : null;
    } catch (IOException noJson) {
      return null;
    }
  }
}
