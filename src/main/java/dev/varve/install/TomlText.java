package dev.varve.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TOML text by its lines. Lists over several lines are not followed, so a line of one may be taken for the head of a
 * table: whoever edits compares the values before and after. Offsets count characters.
 */
record TomlText(String text) {

  /** From the head of a table to the end of its last line that is neither blank nor a comment. */
  record Table(int from, int end) {}

  private static final TomlMapper TOML = new TomlMapper();

  /** What a text over several lines begins and ends with. */
  private static final List<String> QUOTES = List.of("\"\"\"", "'''");

  private static final Pattern HEAD = Pattern.compile("\\[\\[?([^\\[\\]]+)]]?\\s*(?:#.*)?");

  ObjectNode value() throws UnusableSettings {
    String readable = SpanReader.readable(text);
    try {
      return readable.isBlank() ? JsonNodeFactory.instance.objectNode() : (ObjectNode) TOML.readTree(readable);
    } catch (JsonProcessingException e) {
      throw SpanReader.malformed(
          e, "this is not valid TOML; look here and just before for a quote or bracket too few, or a key that stands there twice");
    }
  }

  String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The tables of this name and beneath it, in the order of the text. */
  List<Table> tables(String name) {
    List<Table> found = new ArrayList<>();
    int from = -1;
    int end = 0;
    String quote = "";
    for (int at = 0; at < text.length(); at = lineEnd(at)) {
      String line = SpanReader.readable(text.substring(at, lineEnd(at))).strip();
      Matcher head = HEAD.matcher(line);
      if (quote.isEmpty() && head.matches()) {
        if (from >= 0) {
          found.add(new Table(from, end));
        }
        from = isWithin(head.group(1), name) ? at : -1;
      }
      if (!quote.isEmpty() || !(line.isEmpty() || line.startsWith("#"))) {
        end = lineEnd(at);
        quote = openAfter(line, quote);
      }
    }
    if (from >= 0) {
      found.add(new Table(from, end));
    }
    return found;
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  /** The quotes of a text that goes on in the next line; empty when there is none. */
  private static String openAfter(String line, String open) {
    String quote = open;
    int at = 0;
    while (at < line.length()) {
      String here = quote.isEmpty() ? beginning(line, at) : quote;
      if (!here.isEmpty() && line.startsWith(here, at)) {
        quote = quote.isEmpty() ? here : "";
        at += here.length();
      } else {
        at++;
      }
    }
    return quote;
  }

  private static String beginning(String line, int at) {
    for (String quote : QUOTES) {
      if (line.startsWith(quote, at)) {
        return quote;
      }
    }
    return "";
  }

  private static boolean isWithin(String head, String name) {
    String plain = head.replaceAll("[\\s\"']", "");
    return plain.equals(name) || plain.startsWith(name + ".");
  }
}
