package dev.varve.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that stands between the lines of a script, for a command to read.
 *
 * @param opener the whole line that it belongs to
 * @param body its lines, without the word that ends it
 */
public record HereDocument(String opener, List<String> body) {

  /** Group 2 is the word that ends it. A third {@code <} would make a word of a text and open nothing. */
  private static final Pattern MARK = Pattern.compile("(?<!<)<<-?(?!<)[ \\t]{0,8}+(['\"]?)([A-Za-z_]\\w*+)\\1");

  public HereDocument {
    body = List.copyOf(body);
  }

  /** Whether a line has a document behind it. */
  static boolean isOpenedIn(String line) {
    return line.contains("<<") && MARK.matcher(line).find();
  }

  /** The words that end the documents behind this line, in their order. */
  static List<String> endings(String line) {
    List<String> endings = new ArrayList<>();
    Matcher mark = MARK.matcher(line);
    while (mark.find()) {
      endings.add(mark.group(2));
    }
    return endings;
  }
}
