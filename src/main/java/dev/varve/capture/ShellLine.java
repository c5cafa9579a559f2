package dev.varve.capture;

import dev.varve.shell.Pipeline;
import dev.varve.shell.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shell's command line by what it does, not by how it is written: without spaces, without how much of the output is
 * shown, without flags that only say how much is printed.
 *
 * @param text the whole line
 * @param parts the pipelines of which it consists, in order; at least one
 * @param proven those of several parts that have ended well when the line has: what {@code &&} joins, up to the end; none
 *     that reads a document, because such a one is known by it alone
 */
record ShellLine(String text, List<String> parts, List<String> proven) {

  /** Characters of a line that are looked at, first with its documents and then without. */
  private static final int TYPED_CHARS_MAX = 64_000;

  private static final int CHARS_MAX = 4_000;
  private static final int PARTS_MAX = 10;

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
    for (Pipeline pipeline : Script.of(cut(typed, TYPED_CHARS_MAX), CHARS_MAX).pipelines()) {
      if (parts.size() < PARTS_MAX) {
        add(pipeline, parts, proven);
      }
    }
    return parts.size() < 2
        ? new ShellLine(text, List.of(text), List.of())
        : new ShellLine(text, List.copyOf(parts), List.copyOf(proven));
  }

  /** After anything but {@code &&} nobody knows how the commands before it ended. */
  private static void add(Pipeline pipeline, List<String> parts, List<String> proven) {
    String plain = plain(pipeline.text());
    if (!pipeline.afterSuccess()) {
      proven.clear();
    }
    parts.add(plain);
    if (!pipeline.readsDocument()) {
      proven.add(plain);
    }
  }

  private static String plain(String command) {
    String plain = BOTH_STREAMS.matcher(SPACES.matcher(command).replaceAll(" ")).replaceAll("");
    return FLAGS.matcher(READERS.matcher(plain).replaceAll("")).replaceAll("").strip();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
