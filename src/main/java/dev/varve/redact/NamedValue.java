package dev.varve.redact;

import dev.varve.redact.SecretValue.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value that a text assigns to a name: {@code name=value}, {@code "name": "value"}, {@code --name value}. */
record NamedValue(String text, int start, int end, Form form) {

  /** Characters of a value that are looked at. */
  private static final int VALUE_MAX = 4_096;

  /** Characters of a pair of a connection string that are looked at behind another one. */
  private static final int PAIR_MAX = 40;

  private static final Pattern NEXT_PAIR = Pattern.compile("; ?[A-Za-z](?:[A-Za-z ]{0,28}[A-Za-z])?=[^\\s=]");

  /** Characters before a name that are searched for words that tell a secret. */
  private static final int TOLD_MAX = 80;

  private static final Pattern TOLD =
      Pattern.compile("(?i)(?:\\bwith|\\b(?:user|username|login|account|as|benutzer|utilisateur|usuario)[: ] ?[^\\s,;]{1,40}+[,;]?(?: (?:and|und|et|y|e|the))?) $");

  /** A name that is nothing but an abbreviation, which only people use without a sign behind it. */
  private static final String SHORT = "pw";

  static @Nullable NamedValue after(String text, int wordStart, int nameEnd) {
    Assignment gap = Assignment.after(text, nameEnd);
    int nameStart = startOfName(text, wordStart);
    if (gap == null || !assigns(text, nameStart, nameEnd, gap)) {
      return null;
    }
    Form form = form(text, nameStart, nameEnd, gap);
    if (gap.isQuoted()) {
      return quoted(text, gap.quote(), gap.end(), form == Form.BARE ? Form.QUOTED : form);
    }
    boolean whole = form == Form.ENVIRONMENT || gap.isBlank() || form == Form.BARE && TextEdge.startsLine(text, nameStart);
    NamedValue bare = bare(text, gap.end(), form, whole);
    return bare.form() == Form.CODE && isInConnection(text, nameStart, bare.end()) ? bare.with(Form.QUOTED) : bare;
  }

  private static Form form(String text, int nameStart, int nameEnd, Assignment gap) {
    if (gap.sentence() || gap.isBlank() && isTold(text, nameStart, nameEnd)) {
      return Form.PROSE;
    }
    return VariableName.is(text, nameStart, nameEnd, gap.sign()) ? Form.ENVIRONMENT : Form.BARE;
  }

  private NamedValue with(Form other) {
    return new NamedValue(text, start, end, other);
  }

  /** {@code Server=db;Password=…;Encrypt=true}: the semicolon ends a pair, not a line of code. */
  private static boolean isInConnection(String text, int nameStart, int end) {
    return text.charAt(end) == ';'
        && (nameStart > 0 && text.charAt(nameStart - 1) == ';'
            || NEXT_PAIR.matcher(text).region(end, Math.min(text.length(), end + PAIR_MAX)).lookingAt());
  }

  private static int startOfName(String text, int wordStart) {
    int start = wordStart;
    while (start > 0 && wordStart - start < 64 && NameRule.isNameChar(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean assigns(String text, int nameStart, int nameEnd, Assignment gap) {
    if (gap.isBlank()) {
      return isFlag(text, nameStart)
          || gap.isQuoted() && !gap.quote().endsWith("`")
          || isTold(text, nameStart, nameEnd)
          || VariableName.isSet(text, nameStart, nameEnd) && !text.startsWith("(", gap.end());
    }
    boolean inside = nameStart > 0 && text.charAt(nameStart - 1) == ':' && gap.sign().equals(":");
    // One part of a name in parts, as in arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop.
    return !inside;
  }

  private static boolean isFlag(String text, int nameStart) {
    return text.startsWith("--", nameStart)
        || text.charAt(nameStart) == '-' && nameStart > 0 && Character.isWhitespace(text.charAt(nameStart - 1));
  }

  /** {@code with password …}, {@code user ada, password …}, {@code pw …}, as people write to each other. */
  private static boolean isTold(String text, int nameStart, int nameEnd) {
    return nameEnd - nameStart == SHORT.length() && text.regionMatches(true, nameStart, SHORT, 0, SHORT.length())
        || followsBlank(text, nameStart) && TOLD.matcher(text).region(Math.max(0, nameStart - TOLD_MAX), nameStart).find();
  }

  /** Looked at first, since most names follow a sign; what else may end a line counts as a blank. */
  private static boolean followsBlank(String text, int at) {
    return at > 0 && (text.charAt(at - 1) <= ' ' || text.charAt(at - 1) >= 0x80);
  }

  /** Up to the same quote; an escaped character does not end it, unless the quote itself was escaped. */
  private static NamedValue quoted(String text, String open, int start, Form form) {
    char quote = open.charAt(open.length() - 1);
    boolean escaped = open.length() > 1;
    int last = Math.min(text.length(), start + VALUE_MAX);
    int end = start;
    while (end < last && text.charAt(end) != quote && text.charAt(end) != '\n') {
      if (text.charAt(end) == '\\') {
        if (escaped) {
          break;
        }
        end++;
      }
      end++;
    }
    end = Math.min(end, last);
    return new NamedValue(text.substring(start, end), start, end, form);
  }

  private static NamedValue bare(String text, int start, Form form, boolean whole) {
    String stops = whole ? "\"'`<>" : "\"'`<>,;&)]}|";
    int last = Math.min(text.length(), start + VALUE_MAX);
    int end = start;
    while (end < last && !endsBare(text.charAt(end), stops)) {
      if (text.charAt(end) == '\\' && end + 1 < last && "nrt\"'".indexOf(text.charAt(end + 1)) >= 0) {
        break;
      }
      end++;
    }
    int trimmed = end;
    while (trimmed > start && ",;)".indexOf(text.charAt(trimmed - 1)) >= 0) {
      trimmed--;
    }
    boolean code = trimmed < text.length() && ";),([".indexOf(text.charAt(trimmed)) >= 0;
    Form found = code && form == Form.BARE ? Form.CODE : form;
    return new NamedValue(text.substring(start, trimmed), start, trimmed, found);
  }

  private static boolean endsBare(char c, String stops) {
    return c == Assignment.ESCAPE || Character.isWhitespace(c) || stops.indexOf(c) >= 0;
  }
}
