package dev.varve.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a name and its value, as the equals sign does.
 *
 * @param sign that assigns, with the blanks around it; blank itself when only blanks stand there
 * @param sentence whether it is a sentence that says what the secret is
 * @param quote what opens a quoted value, or empty
 * @param end where the value begins, behind the quote
 */
record Assignment(String sign, boolean sentence, String quote, int end) {

  /** Characters between a name and its value that are looked at. */
  private static final int LENGTH_MAX = 240;

  static final char ESCAPE = '\u001b';

  /** How a terminal is told the colour of what follows. */
  private static final String COLOURS = "(?:\\x1b\\[[\\d;]{0,16}+m){0,3}+";

  private static final String CLOSING_QUOTE = "\\\\{0,4}+[\"'`]?+]?+";

  /** With what an assignment can go on after the name; looked at first, since most names are just used. */
  private static final String OPENINGS = " \t\r\n\\\"'`]:\uFF1A=%,({><是为は는은" + ESCAPE;

  /** With what a sentence goes on that says what a secret is for. */
  private static final String PREPOSITIONS =
      "for|of|to|on|in|at|für|der|des|vom|von|zu|zum|zur|am|im|auf|pour|de|du|des|sur|para|del|do|da|di|per|su|voor|van|op"
          + "|för|till|til|dla|do|от|для|к|на";

  /** What stands between a secret's name and the secret in a sentence. */
  private static final String VERBS = "is|was|ist|war|lautet|est|était|es|era|è|é|jest|är|er|je|это|este|будет";

  /** A word of a sentence, or a name with dots; the dot that ends a sentence is not of it. */
  private static final String WORD = "[\\w\\p{L}@'’-]{1,30}+(?:\\.[\\w\\p{L}@'’-]{1,30}+){0,4}+";

  /** In order, since the first that fits is taken. */
  private static final String[] SIGNS = {
    // variable "password" { default = "…" }, "password": {"value": "…"}
    "[ \\t]{0,4}+:?+[ \\t]{0,4}+\\{[^{}]{1,160}?\\b(?:default|value)\\\\{0,4}+[\"']?+[ \\t]{0,20}+[:=][ \\t]{0,8}+",
    // password = …, with the value on the next line when a quote or a block of YAML opens there
    "[ \\t]{0,8}+(?::=|=>|={1,3}+|%3[Dd]|:[ \\t]{0,2}+&?+[A-Za-z]\\w{0,30}+[?!]?+(?:[ \\t]{1,2}+=(?=[ \\t])|=(?=[\"'`]))|[:\uFF1A])[ \\t]{0,8}+"
        + "(?:[>|][+-]?+\\r?+\\n[ \\t]{1,40}+|\\(?+\\r?+\\n[ \\t]{0,40}+(?=[\"'`]))?+",
    // name="password" value="…", {"Name":"password","Type":"text","Value":"…"}
    "(?:,\\s{0,40}+|\\s{1,40}+)(?=[\\\\\"'vVpP])"
        + "(?:\\\\{0,4}+\"(?!(?:[Pp]arameter)?+[Vv](?:alue|ALUE)\\W)\\w{1,20}+\\\\{0,4}+\"\\s?+:\\s?+"
        + "(?:\\\\{0,4}+\"[^\"\\\\\\n]{0,40}+\\\\{0,4}+\"|\\w{1,20}+),\\s{0,40}+){0,2}+"
        + "\\\\{0,4}+[\"']?+(?:[Pp]arameter)?+(?:[Vv]alue|VALUE)\\\\{0,4}+[\"']?+[ \\t]{0,4}+[:=][ \\t]{0,8}+",
    "\\([ \\t]{0,2}+(?=[\"'`])",
    "(?<=[\"'`]),[ \\t]{0,4}+(?=[\"'`])",
    // <password type="…">…</password>, <key>password</key><string>…</string>
    "(?:[ \\t]{1,4}+[A-Za-z_][\\w:.-]{0,60}+=[^<>\\n]{1,160}+)?+>(?:<!\\[CDATA\\[)?+(?=[^\\s<>]{1,200}</)",
    "</key>\\s{0,40}+<string>",
    // the password for the database is …, | password | … |, password → …, and in Chinese, Japanese, Korean
    // in which Latin letters amid words of another script need no verb
    "((?<=[\\u0370-\\uFFFF])(?: [\\u0370-\\uFFFF]{1,30}+){0,5}+[ \\t](?=[!-~&&[^:=-]])"
        + "|(?: (?:" + PREPOSITIONS + ")(?: (?!(?:" + VERBS + ") )" + WORD + "){1,5}+)?+"
        + " (?:" + VERBS + ")(?: set to| now| still)?+:?+[ \\t]{1,2}+(?=[^\\s:=-])"
        + "|[ \\t]{1,40}+[|→–][ \\t]{1,4}+(?=[^\\s|:=-])|[是为は는은][ :：]?+[「“]?+)",
    "[ \\t]{1,4}+(?=[^\\s:=-])"
  };

  private static final int SENTENCE = 2;
  private static final int QUOTE = 3;

  /** Group 1 is the sign. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          COLOURS + CLOSING_QUOTE + COLOURS + "(" + String.join("|", SIGNS) + ")" + COLOURS
              + "(?:[bBfFrRuUL@]{0,2}+(\\\\{0,4}+[\"'`]))?+");

  /** The one that follows the name ending at {@code nameEnd}, or null. */
  static @Nullable Assignment after(String text, int nameEnd) {
    if (nameEnd == text.length() || OPENINGS.indexOf(text.charAt(nameEnd)) < 0) {
      return null;
    }
    Matcher gap = ASSIGNMENT.matcher(text);
    gap.region(nameEnd, Math.min(text.length(), nameEnd + LENGTH_MAX));
    gap.useTransparentBounds(true);
    if (!gap.lookingAt()) {
      return null;
    }
    String quote = gap.start(QUOTE) < 0 ? "" : gap.group(QUOTE);
    return new Assignment(gap.group(1), gap.start(SENTENCE) >= 0, quote, gap.end());
  }

  boolean isBlank() {
    return !sentence && sign.isBlank();
  }

  boolean isQuoted() {
    return !quote.isEmpty();
  }
}
