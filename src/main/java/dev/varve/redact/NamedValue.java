package dev.varve.redact;

import dev.varve.redact.SecretValue.Form;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value that a text assigns to a name: {@code name=value}, {@code "name": "value"}, {@code --name value}. */
record NamedValue(String text, int start, int end, Form form) {

  /** Characters between a name and its value, and of the value, that are looked at. */
  private static final int GAP_MAX = 240;

  private static final int VALUE_MAX = 4_096;

  /** Characters of a pair of a connection string that are looked at behind another one. */
  private static final int PAIR_MAX = 40;

  private static final Pattern NEXT_PAIR = Pattern.compile("; ?[A-Za-z](?:[A-Za-z ]{0,28}[A-Za-z])?=[^\\s=]");

  private static final String TOLD = "with ";
  private static final Pattern SET = Pattern.compile("\\b(?:setenv|setx|set(?: -{1,2}+[A-Za-z]{1,10}+){1,3}+) $");

  /** Characters before a variable that are searched for the command that sets it. */
  private static final int SET_MAX = 40;

  private static final char ESCAPE = '\u001b';

  /** How a terminal is told the colour of what follows. */
  private static final String COLOURS = "(?:\\x1b\\[[\\d;]{0,16}+m){0,3}+";

  private static final String CLOSING_QUOTE = "\\\\{0,4}+[\"'`]?+]?+";

  /** With what an assignment can go on after the name; looked at first, since most names are just used. */
  private static final String OPENINGS = " \t\r\n\\\"'`]:\uFF1A=%,({><" + ESCAPE;

  /** In order, since the first that fits is taken. */
  private static final String[] ASSIGNMENTS = {
    // variable "password" { default = "…" }, "password": {"value": "…"}
    "[ \\t]{0,4}+:?+[ \\t]{0,4}+\\{[^{}]{1,160}?\\b(?:default|value)\\\\{0,4}+[\"']?+[ \\t]{0,20}+[:=][ \\t]{0,8}+",
    // password = …, with the value on the next line when a quote or a block of YAML opens there
    "[ \\t]{0,8}+(?::=|=>|={1,3}+|%3[Dd]|:[ \\t]{0,2}+&?+[A-Za-z]\\w{0,30}+[?!]?+(?:[ \\t]{1,2}+=(?=[ \\t])|=(?=[\"'`]))|[:\uFF1A])[ \\t]{0,8}+"
        + "(?:[>|][+-]?+\\r?+\\n[ \\t]{1,40}+|\\(?+\\r?+\\n[ \\t]{0,40}+(?=[\"'`]))?+",
    // name="password" value="…", {"Name":"password","Type":"text","Value":"…"}
    "(?:,\\s{0,40}+|\\s{1,40}+)"
        + "(?:\\\\{0,4}+\"(?!(?i:value))\\w{1,20}+\\\\{0,4}+\"\\s?+:\\s?+(?:\\\\{0,4}+\"[^\"\\\\\\n]{0,40}+\\\\{0,4}+\"|\\w{1,20}+),\\s{0,40}+){0,2}+"
        + "\\\\{0,4}+[\"']?+(?i:parameter)?+(?i:value)\\\\{0,4}+[\"']?+[ \\t]{0,4}+[:=][ \\t]{0,8}+",
    "\\([ \\t]{0,2}+(?=[\"'`])",
    "(?<=[\"'`]),[ \\t]{0,4}+(?=[\"'`])",
    // <password type="…">…</password>, <key>password</key><string>…</string>
    "(?:[ \\t][^<>\\n]{1,160}+)?+>(?:<!\\[CDATA\\[)?+(?=[^\\s<>]{1,200}</)",
    "</key>\\s{0,40}+<string>",
    // the password for the database is …
    "((?: (?:for|of|to|on)(?: (?!is |was )[\\w@.'-]{1,30}+){1,5}+)?+"
        + " (?:is|was|ist|est|es)(?: set to| now| still)?+:?+[ \\t]{1,2}+)(?=[^\\s:=-])",
    "[ \\t]{1,4}+(?=[^\\s:=-])"
  };

  private static final int SENTENCE = 2;
  private static final int QUOTE = 3;

  /** Group 1 is the assignment, {@value #SENTENCE} is there when it is a sentence, {@value #QUOTE} opens a quoted value. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          COLOURS + CLOSING_QUOTE + COLOURS + "(" + String.join("|", ASSIGNMENTS) + ")" + COLOURS
              + "(?:[bBfFrRuUL@]{0,2}+(\\\\{0,4}+[\"'`]))?+");

  static @Nullable NamedValue after(String text, int wordStart, int nameEnd) {
    if (nameEnd == text.length() || OPENINGS.indexOf(text.charAt(nameEnd)) < 0) {
      return null;
    }
    int nameStart = startOfName(text, wordStart);
    Matcher gap = ASSIGNMENT.matcher(text);
    gap.region(nameEnd, Math.min(text.length(), nameEnd + GAP_MAX));
    gap.useTransparentBounds(true);
    if (!gap.lookingAt() || !isAssignment(text, nameStart, gap)) {
      return null;
    }
    Form form = form(text, nameStart, nameEnd, gap);
    if (gap.start(QUOTE) >= 0) {
      return quoted(text, gap.group(QUOTE), gap.end(), form == Form.BARE ? Form.QUOTED : form);
    }
    boolean whole = form == Form.ENVIRONMENT || gap.group(1).isBlank() || form == Form.BARE && startsLine(text, nameStart);
    NamedValue bare = bare(text, gap.end(), form, whole);
    return bare.form() == Form.CODE && isInConnection(text, nameStart, bare.end()) ? bare.with(Form.QUOTED) : bare;
  }

  private static Form form(String text, int nameStart, int nameEnd, Matcher gap) {
    if (gap.start(SENTENCE) >= 0 || gap.group(1).isBlank() && isTold(text, nameStart)) {
      return Form.PROSE;
    }
    return isVariable(text, nameStart, nameEnd, gap.group(1)) ? Form.ENVIRONMENT : Form.BARE;
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

  private static boolean isAssignment(String text, int nameStart, Matcher gap) {
    if (gap.group(1).isBlank()) {
      return isFlag(text, nameStart)
          || gap.start(QUOTE) >= 0 && !gap.group(QUOTE).endsWith("`")
          || isTold(text, nameStart)
          || isSet(text, nameStart) && text.charAt(gap.end()) != '(';
    }
    boolean inside = nameStart > 0 && text.charAt(nameStart - 1) == ':' && gap.group(1).equals(":");
    // One part of a name in parts, as in arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop.
    return !inside;
  }

  private static boolean isFlag(String text, int nameStart) {
    return text.startsWith("--", nameStart)
        || text.charAt(nameStart) == '-' && nameStart > 0 && Character.isWhitespace(text.charAt(nameStart - 1));
  }

  /** {@code with password …}, as people write to each other. */
  private static boolean isTold(String text, int nameStart) {
    return text.startsWith(TOLD, nameStart - TOLD.length());
  }

  /** {@code set -gx NAME value}, {@code setenv NAME value}: how shells other than those of Bourne's kind set variables. */
  private static boolean isSet(String text, int nameStart) {
    return nameStart > 0
        && text.charAt(nameStart - 1) == ' '
        && SET.matcher(text).region(Math.max(0, nameStart - SET_MAX), nameStart).find();
  }

  /** {@code DB_PASSWORD=…}, or as a list of variables in YAML, {@code DB_PASSWORD: …}. */
  private static boolean isVariable(String text, int nameStart, int nameEnd, String assignment) {
    if (!isUpperCase(text, nameStart, nameEnd)) {
      return false;
    }
    boolean composed = text.substring(nameStart, nameEnd).indexOf('_') > 0;
    return assignment.equals("=")
        || assignment.isBlank() && isSet(text, nameStart)
        || assignment.strip().equals(":") && composed && startsLine(text, nameStart);
  }

  /** A name in a script without capitals is none. */
  private static boolean isUpperCase(String text, int from, int to) {
    if (text.charAt(from) >= 0x80) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsLine(String text, int nameStart) {
    int i = nameStart - 1;
    while (i >= 0 && nameStart - i < 64 && " \t+-\"'".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n';
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
    return c == ESCAPE || Character.isWhitespace(c) || stops.indexOf(c) >= 0;
  }
}
