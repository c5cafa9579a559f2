package dev.varve.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shell's command line by what it does, not by how it is written: without spaces, without how much of the output is
 * shown, without flags that only say how much is printed.
 *
 * @param text the whole line
 * @param parts the commands of which it consists, in order; at least one
 * @param proven those of several parts that have ended well when the line has: what {@code &&} joins, up to the end
 */
record ShellLine(String text, List<String> parts, List<String> proven) {

  /** Characters of a line that are looked at, first with its documents and then without. */
  private static final int TYPED_CHARS_MAX = 64_000;

  private static final int CHARS_MAX = 4_000;
  private static final int PARTS_MAX = 10;
  private static final int DOCUMENTS_MAX = 8;

  /** Stands for a document that is written in the line; a command that reads one is known by it alone. */
  private static final char DOCUMENT = '\uFFFC';

  /** How a document begins: group 1 is the word that ends it, group 2 the rest of the line. */
  private static final Pattern HERE =
      Pattern.compile("(?<!<)<<-?(?!<)[ \\t]{0,8}+['\"]?(\\w{1,40}+)['\"]?([^\\n]*+)\\n");

  /** A quoted text, which may be without its end, what comes between two commands, or something else. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?+|'[^']*+'?+|(&&|[;\\n]|\\|\\|)|[^&;\\n|\"']++|.", Pattern.DOTALL);

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BOTH_STREAMS = Pattern.compile(" ?2>&1");

  /** How much of its output is looked at makes it no other command. */
  private static final Pattern READERS =
      Pattern.compile(
          "(?:\\s*\\|\\s*(?:tail|head|grep|egrep|cat|tee|less|sed -n|sort|uniq|wc)\\b(?:\"[^\"]*+\"|'[^']*+'|[^|;&\"'])*+)++\\s*$");

  /** How much a command says makes it no other one either. */
  private static final Pattern FLAGS =
      Pattern.compile("\\s(?:-[qBoXve]|-vv|--quiet|--verbose|--batch-mode|--offline|--no-transfer-progress)(?=\\s|$)");

  /** Null when nothing is left of it. */
  static @Nullable ShellLine of(String typed) {
    String text = plain(cut(typed, CHARS_MAX));
    if (text.isEmpty()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    List<String> proven = new ArrayList<>();
    split(cut(withoutDocuments(cut(typed, TYPED_CHARS_MAX)), CHARS_MAX), parts, proven);
    return parts.size() < 2
        ? new ShellLine(text, List.of(text), List.of())
        : new ShellLine(text, List.copyOf(parts), List.copyOf(proven));
  }

  /** After anything but {@code &&} nobody knows how the commands before it ended. */
  private static void split(String line, List<String> parts, List<String> proven) {
    Matcher token = TOKEN.matcher(line);
    StringBuilder part = new StringBuilder();
    boolean joined = true;
    while (token.find() && parts.size() < PARTS_MAX) {
      String between = token.group(1);
      if (between == null) {
        part.append(token.group());
      } else if (add(part, joined, parts, proven)) {
        joined = between.equals("&&");
      } else {
        joined &= between.equals("&&");
      }
    }
    add(part, joined, parts, proven);
  }

  /** False when there was nothing. */
  private static boolean add(StringBuilder part, boolean joined, List<String> parts, List<String> proven) {
    String plain = plain(part.toString());
    part.setLength(0);
    if (plain.isEmpty()) {
      return false;
    }
    if (!joined) {
      proven.clear();
    }
    parts.add(plain);
    if (plain.indexOf(DOCUMENT) < 0) {
      proven.add(plain);
    }
    return true;
  }

  private static String withoutDocuments(String line) {
    StringBuilder left = new StringBuilder();
    Matcher here = HERE.matcher(line);
    int from = 0;
    for (int i = 0; i < DOCUMENTS_MAX && here.find(from); i++) {
      int end = documentEnd(line, here.end(), here.group(1));
      left.append(line, from, here.start()).append(DOCUMENT).append(here.group(2)).append('\n');
      from = end;
    }
    return left.append(line, from, line.length()).toString();
  }

  /** Behind the line that is the word alone, or at the end of all. */
  private static int documentEnd(String line, int start, String word) {
    int at = start;
    while (at < line.length()) {
      int end = line.indexOf('\n', at);
      end = end < 0 ? line.length() : end;
      if (line.substring(at, end).strip().equals(word)) {
        return Math.min(end + 1, line.length());
      }
      at = end + 1;
    }
    return line.length();
  }

  private static String plain(String command) {
    String plain = BOTH_STREAMS.matcher(SPACES.matcher(command).replaceAll(" ")).replaceAll("");
    return FLAGS.matcher(READERS.matcher(plain).replaceAll("")).replaceAll("").strip();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
