package dev.varve.redact;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret that only its name gives away, as in {@code password=…}, {@code "apiKey": "…"}, {@code --token …}.
 *
 * @param anchors the secret-like word in its spellings
 * @param strength how much the name alone says
 * @param edge whether the word must start the name or a part of it
 */
record NameRule(String kind, List<String> anchors, Strength strength, boolean edge) implements Rule {

  enum Strength {
    /** A password: people choose them, so almost any value may be one. */
    PASSWORD,
    /** A key or secret: a value of some length that is not just a word. */
    SECRET,
    /** A word with other uses too: only a value that looks random. */
    TOKEN,
    /** A header: what follows a scheme such as {@code Basic}, a cookie's value, or what looks random. */
    HEADER,
    /** The words of a wallet: twelve or more, without anything else. */
    PHRASE
  }

  /** Characters of a name after the secret-like word. */
  private static final int TAIL_MAX = 40;

  /** In a column a hash of a password is as good as a password to try passwords on. */
  private static final Pattern HASHED = Pattern.compile("(?i)[ _-]?(?:hash(?:es|ed)?|digest)");

  NameRule {
    anchors = List.copyOf(anchors);
  }

  @Override
  public @Nullable Span find(String text, int start, int end) {
    if (goesOn(text, end) || !startsWord(text, start)) {
      return null;
    }
    int nameEnd = tailEnd(text, end);
    NameTail tail = NameTail.of(text.substring(end, nameEnd));
    // What stands behind it is the greater part of the work, and most names go on as other words do.
    var value = tail == NameTail.OTHER ? null : NamedValue.after(text, start, nameEnd);
    if (value == null || !isSecret(tail, value.text(), value.form())) {
      return null;
    }
    return new Span(value.start(), value.end(), kind, true);
  }

  /** Looked at first, since most are the beginning of another word; an s may make it plural. */
  private static boolean goesOn(String text, int end) {
    return end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z' && text.charAt(end) != 's';
  }

  /** Whether {@code value} is a secret when the word ends at {@code end} of a JSON field's name. */
  boolean isSecret(String name, int start, int end, String value) {
    return startsWord(name, start)
        && tailEnd(name, end) == name.length()
        && isSecret(NameTail.of(name.substring(end)), value, form(name));
  }

  /**
   * Whether {@code value} is a secret when a column of a table is headed by the word.
   *
   * @param tail what follows the word in the head of the column
   */
  boolean isSecretCell(String tail, String value, SecretValue.Form form) {
    if (HASHED.matcher(tail).matches()) {
      return SecretValue.isSecret(value, Strength.TOKEN, form);
    }
    // Words that count only by themselves have other meanings as well: how many tests pass, and how long that took.
    return (!edge || ToldSecret.is(value, Shape.of(value))) && isSecret(NameTail.of(tail), value, form);
  }

  private static SecretValue.Form form(String name) {
    boolean variable = name.charAt(0) < 0x80 && name.equals(name.toUpperCase(Locale.ROOT));
    return variable ? SecretValue.Form.ENVIRONMENT : SecretValue.Form.QUOTED;
  }

  private boolean isSecret(NameTail tail, String value, SecretValue.Form form) {
    return switch (tail) {
      case SECRET -> SecretValue.isSecret(value, strength, form);
      case UNSURE -> isSecretOfOther(value, form);
      case OTHER -> false;
    };
  }

  /** As in {@code PASSWORD_DB=…}: whatever the variable is for, a password remains one. */
  private boolean isSecretOfOther(String value, SecretValue.Form form) {
    return SecretValue.isSecret(value, Strength.TOKEN, form) && Shape.of(value).looksRandom()
        || strength == Strength.PASSWORD
            && form == SecretValue.Form.ENVIRONMENT
            && SecretValue.isSecret(value, Strength.SECRET, SecretValue.Form.BARE);
  }

  boolean startsWord(String text, int start) {
    return !edge
        || start == 0
        || !Character.isLetterOrDigit(text.charAt(start - 1))
        || Character.isUpperCase(text.charAt(start)) && Character.isLowerCase(text.charAt(start - 1))
        || TextEdge.startsAt(text, start);
  }

  private static int tailEnd(String text, int from) {
    int end = from;
    int last = Math.min(text.length(), from + TAIL_MAX);
    while (end < last && isNameChar(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isNameChar(char c) {
    return TextEdge.isWord(c) || c == '-' || c == '.';
  }
}
