package dev.varve.redact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a patch, which clients report one by one, with a mark before each: a secret or a private block may span
 * several, so they are read as the one text they are.
 */
final class PatchLines {

  private static final String NAME = "lines";
  private static final String MARKS = "+- \\";

  private PatchLines() {}

  /** Whether an array of this name holds lines, each with its mark. */
  static boolean isIn(String name, JsonNode array) {
    if (!name.equals(NAME) || array.size() < 2) {
      return false;
    }
    for (JsonNode element : array) {
      String line = element.isTextual() ? element.textValue() : "";
      if (line.isEmpty() || MARKS.indexOf(line.charAt(0)) < 0 || line.indexOf('\n') >= 0) {
        return false;
      }
    }
    return true;
  }

  static List<String> of(JsonNode array) {
    var lines = new ArrayList<String>();
    array.forEach(element -> lines.add(element.textValue()));
    return lines;
  }

  /** The text of the lines, without their marks. */
  static String text(List<String> lines) {
    var text = new StringBuilder();
    for (String line : lines) {
      text.append(text.isEmpty() ? "" : "\n").append(line, 1, line.length());
    }
    return text.toString();
  }

  /**
   * Gives the lines of the text their marks again. Where several lines became one it has the mark of the first.
   *
   * @param before the lines as they were, with marks
   */
  static List<String> marked(String text, List<String> before) {
    List<String> lines = List.of(text.split("\n", -1));
    var marked = new ArrayList<String>();
    int at = 0;
    for (int i = 0; i < lines.size(); i++) {
      int last = Math.min(at, before.size() - 1);
      marked.add(before.get(last).charAt(0) + lines.get(i));
      at = i + 1 < lines.size() ? indexOf(lines.get(i + 1), before, last + 1) : at;
    }
    return marked;
  }

  /** Where the line is found again; when it was changed too, the place where the search begins. */
  private static int indexOf(String line, List<String> before, int from) {
    for (int i = from; i < before.size(); i++) {
      if (before.get(i).length() == line.length() + 1 && before.get(i).endsWith(line)) {
        return i;
      }
    }
    return from;
  }
}
