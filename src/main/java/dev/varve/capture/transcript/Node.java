package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.transcript.TranscriptEvent.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads values of a line that may be missing or of another kind than expected, which is never an error here. */
final class Node {

  /** Longest id, as for hooks. */
  private static final int ID_LENGTH_MAX = 200;

  private static final int PATH_LENGTH_MAX = 4096;

  /** Up to here, without it, most characters of ids and paths lie, and a look at the code tells enough. */
  private static final int ASCII_END = 0x7f;

  private Node() {}

  /** An id of visible characters; anything else is none. */
  static @Nullable String id(JsonNode node) {
    String text = text(node);
    boolean sound =
        text != null && !text.isEmpty() && text.length() <= ID_LENGTH_MAX && holdsOnly(text, Node::visible);
    return sound ? text : null;
  }

  /** The name of a tool, with an underscore for what is not visible in it, as in what hooks report. */
  static @Nullable String tool(JsonNode node) {
    String text = text(node);
    if (text == null || text.isEmpty() || text.length() > ID_LENGTH_MAX) {
      return null;
    }
    StringBuilder name = new StringBuilder();
    text.codePoints().forEach(point -> name.appendCodePoint(visible(point) ? point : '_'));
    return name.toString();
  }

  static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }

  /** A working directory or a branch; null when it cannot be one. */
  static @Nullable String path(JsonNode node) {
    String text = text(node);
    boolean sound =
        text != null && !text.isBlank() && text.length() <= PATH_LENGTH_MAX && holdsOnly(text, Node::storable);
    return sound ? text : null;
  }

  static @Nullable Instant instant(JsonNode node) {
    String text = text(node);
    if (text == null) {
      return null;
    }
    try {
      Instant at = WrittenTime.of(text);
      return at.isBefore(Instant.EPOCH) ? null : at;
    } catch (DateTimeException noTime) {
      return null;
    }
  }

  /** The source of an event whose session and time are known; null otherwise. */
  static @Nullable Source source(
      @Nullable String session, @Nullable String cwd, @Nullable String branch, @Nullable Instant at) {
    return session == null || at == null ? null : new Source(session, cwd, branch, at);
  }

  /** A text, or the texts of an array of blocks, each on lines of its own. */
  static String words(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode block : content) {
      String text = text(block.path("text"));
      if (text != null) {
        texts.add(text);
      }
    }
    return String.join("\n", texts);
  }

  private static boolean holdsOnly(String text, IntPredicate sound) {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!sound.test(point)) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  private static boolean visible(int point) {
    return point < ASCII_END ? point > ' ' : !Character.isWhitespace(point) && storable(point);
  }

  private static boolean storable(int point) {
    return point < ASCII_END
        ? point >= ' '
        : !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
  }
}
