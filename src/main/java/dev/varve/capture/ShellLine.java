package dev.varve.capture;

import dev.varve.shell.Pipeline;
import dev.varve.shell.Script;
import dev.varve.text.SignedPattern;
import java.util.ArrayList;
import java.util.List;
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

  private static final SignedPattern SPACES =
      new SignedPattern("\\s{2,}|[\\t\\n\\x0B\\f\\r]", "  ", "\t", "\n", "\u000B", "\f", "\r");
  private static final SignedPattern BOTH_STREAMS = new SignedPattern(" ?2>&1", "2>&1");

  /** How much of its output is looked at makes it no other command. */
  private static final SignedPattern READERS =
      new SignedPattern(
          "(?:\\s*\\|\\s*(?:tail|head|grep|egrep|cat|tee|less|sed -n|sort|uniq|wc)\\b(?:\"[^\"]*+\"|'[^']*+'|[^|;&\"'])*+)++\\s*$", "|");

  /** How much a command says makes it no other one either. */
  private static final SignedPattern FLAGS =
      new SignedPattern(
          "\\s(?:-[qBoXve]|-vv|--quiet|--verbose|--batch-mode|--offline|--no-transfer-progress)(?=\\s|$)", " -");

  /** Without any of these a line is one pipeline. */
  private static final List<String> SEPARATORS = List.of(";", "\n", "&", "||");

  /** Null when nothing is left of it. */
  static @Nullable ShellLine of(String typed) {
    String text = plain(cut(typed, CHARS_MAX));
    if (text.isEmpty()) {
      return null;
    }
    List<Pipeline> pipelines = isOne(typed) ? List.of() : Script.of(cut(typed, TYPED_CHARS_MAX), CHARS_MAX).pipelines();
    return pipelines.size() < 2 ? new ShellLine(text, List.of(text), List.of()) : ofSeveral(text, pipelines);
  }

  private static boolean isOne(String typed) {
    String line = typed.replace("2>&1", "");
    for (String separator : SEPARATORS) {
      if (line.contains(separator)) {
        return false;
      }
    }
    return true;
  }

  private static ShellLine ofSeveral(String text, List<Pipeline> pipelines) {
    List<String> parts = new ArrayList<>();
    List<String> proven = new ArrayList<>();
    for (Pipeline pipeline : pipelines.subList(0, Math.min(PARTS_MAX, pipelines.size()))) {
      add(pipeline, parts, proven);
    }
    return new ShellLine(text, List.copyOf(parts), List.copyOf(proven));
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
    String plain = BOTH_STREAMS.replacedIn(SPACES.replacedIn(command, " "), "");
    return FLAGS.replacedIn(READERS.replacedIn(plain, ""), "").strip();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
