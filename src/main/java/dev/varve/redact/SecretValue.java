package dev.varve.redact;

import dev.varve.redact.NameRule.Strength;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges whether the value of a secret-like name is a secret, or a reference, a placeholder, a word. */
final class SecretValue {

  /** How the value is written, which says how likely it is a literal. */
  enum Form {
    /** An environment variable: a literal unless it looks like something else. */
    ENVIRONMENT,
    QUOTED,
    /** Bare, in a configuration file or after a flag. */
    BARE,
    /** Bare, with code around it. */
    CODE,
    /** In a sentence: nearly always a word about the secret. */
    PROSE
  }

  private static final int PASSWORD_LENGTH_MIN = 6;
  private static final int SECRET_LENGTH_MIN = 8;
  private static final int RANDOM_LENGTH_MIN = 16;

  /** Characters from which a longer value is judged, too. */
  private static final int JUDGED_MAX = 512;

  private static final int PHRASE_LENGTH_MIN = 9;
  private static final int PHRASE_WORDS_MAX = 4;

  private static final Pattern REFERENCE =
      Pattern.compile("[$%@#&!]?+[({]?+[({]?+\\s{0,2}+[A-Za-z_][\\w.:\\-]{0,200}+\\s{0,2}+[)}]?+[)}]?+%?+");
  private static final Pattern IDENTIFIER =
      Pattern.compile("[A-Za-z_$][\\w$]{0,200}+(?:(?:\\.|->|::|\\?\\.)[A-Za-z_$][\\w$]{0,100}+){0,20}+[!?]?+");
  private static final Pattern MASK = Pattern.compile("(.)\\1*+|.*(?:\\*{3}|\\.{3}|…|•{2}|(?i:x{5})).*");
  private static final Pattern PATH = Pattern.compile("(?:~|\\.{1,2}|[A-Za-z]:)?[/\\\\][\\w.@+-]*(?:[/\\\\].*)?");
  private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]{1,15}://[^@]*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)(?:your|my|the|some|any|insert|enter|put|replace|change)[_ -]?.{0,3}(?:password|passwd|secret|token|key|api"
              + "|here|own|access|auth|client|value|random|org|project).*|(?:change|replace)[_ -]?(?:me|it).*");

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i:bearer|basic|token|apikey|api-key|bot|digest|negotiate|key)\\s{1,4}+[A-Za-z0-9._~+/=:|-]{6,4096}+"
              + "|(?s)(?=[\\w.%|-]{1,80}+=).{1,2000}?=(?=[A-Za-z._~+/%|-]{0,200}+\\d)[A-Za-z0-9._~+/%|-]{12}.*");

  private static final Set<String> WORDS =
      Set.of(
          ("null none nil undefined true false yes no string str number integer boolean bytes object any void "
                  + "required optional unset empty default placeholder redacted hidden filtered masked "
                  + "sanitized removed secret password passwd passphrase token apikey api_key api-key bearer "
                  + "basic unknown missing invalid expired valid disabled enabled inherit changeme change_me "
                  + "change-me todo example sample provided present options somevalue value text binary")
              .split(" "));

  private static final Pattern ABOUT_SECRETS =
      Pattern.compile("(?i).*(?:passw|passphrase|storepass|keypass|secret|token|api.?key|shared.?key|credential|pwd).*");

  private static final Pattern ESCAPED_LETTERS = Pattern.compile("\\\\u(?!00[0-7])[0-9A-Fa-f]{4}");

  /** Scripts other than Latin begin here. */
  private static final char LATIN_END = '\u0370';

  /** How a mail provider shows the passwords that it makes for programs. */
  private static final Pattern GROUPS = Pattern.compile("[a-z]{4}(?: [a-z]{4}){3}");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private SecretValue() {}

  static boolean isSecret(String whole, Strength strength, Form form) {
    String value = whole.length() > JUDGED_MAX ? whole.substring(0, JUDGED_MAX) : whole;
    if (value.length() < PASSWORD_LENGTH_MIN || isPlaceholder(value) || isElsewhere(value)) {
      return false;
    }
    if (strength == Strength.PHRASE) {
      return SeedPhrase.is(value);
    }
    if (strength == Strength.HEADER && HEADER.matcher(value).matches()) {
      return true;
    }
    var shape = Shape.of(value);
    return switch (form) {
      case ENVIRONMENT -> !isTranslation(value) && isEnvironmentSecret(shape, strength);
      case QUOTED ->
          !isAboutSecrets(value, shape)
              && !isCodeBehindQuote(value, shape)
              && !isTranslation(value)
              && isLiteralSecret(value, shape, strength);
      case BARE -> !isName(value, shape, 0) && !isAboutSecrets(value, shape) && isBareSecret(shape, strength);
      case CODE -> !isName(value, shape, 2) && !isAboutSecrets(value, shape) && isBareSecret(shape, strength);
      case PROSE ->
          !isAboutSecrets(value, shape)
              && ToldSecret.is(value, shape)
              && (strength == Strength.PASSWORD || !isName(value, shape, 2) && isBareSecret(shape, Strength.TOKEN));
    };
  }

  static boolean isUuid(String value) {
    return UUID.matcher(value).matches();
  }

  /** Letters and digits mixed, long enough to have been generated. */
  static boolean looksRandom(String value) {
    var shape = Shape.of(value);
    return value.length() >= RANDOM_LENGTH_MIN && shape.isMixedUp() && shape.spaces() == 0;
  }

  static boolean isMixed(String value) {
    var shape = Shape.of(value);
    return shape.digits() > 0 && shape.letters() > 0;
  }

  /** Whether a sentence that lets a secret follow, without naming it, means this one. */
  static boolean isTold(String value) {
    return isSecret(value, Strength.PASSWORD, Form.PROSE);
  }

  /** Stands for a secret without being one: a mask, a variable, a word such as {@code required}. */
  static boolean isPlaceholder(String value) {
    return value.isEmpty()
        || isBracketed(value)
        || "$%@#&!{".indexOf(value.charAt(0)) >= 0 && REFERENCE.matcher(value).matches()
        || value.startsWith("$(")
        || value.startsWith("${")
        || value.startsWith(Marker.START)
        || WORDS.contains(value.toLowerCase(Locale.ROOT))
        || MASK.matcher(value).matches()
        || PLACEHOLDER.matcher(value).matches();
  }

  /** A list, a call or a gap to fill in; a password may begin with a bracket, but then its fellow is missing. */
  private static boolean isBracketed(String value) {
    return switch (value.charAt(0)) {
      case '<', '{' -> true;
      case '[' -> value.indexOf(']') > 0;
      case '(' -> value.indexOf(')') > 0;
      default -> false;
    };
  }

  private static boolean isElsewhere(String value) {
    return PATH.matcher(value).matches() && !looksGenerated(value) || URL.matcher(value).matches();
  }

  private static boolean looksGenerated(String value) {
    var shape = Shape.of(value);
    return shape.digits() > 2 && shape.uppers() > 2 && shape.lowers() > 2;
  }

  private static boolean isEnvironmentSecret(Shape shape, Strength strength) {
    return switch (strength) {
      case PASSWORD -> true;
      case SECRET -> shape.letters() > 0 || shape.length() >= RANDOM_LENGTH_MIN;
      case TOKEN, HEADER, PHRASE ->
          shape.letters() > 0
              && shape.spaces() == 0
              && (shape.length() >= RANDOM_LENGTH_MIN || shape.length() >= SECRET_LENGTH_MIN && shape.digits() > 0);
    };
  }

  private static boolean isLiteralSecret(String value, Shape shape, Strength strength) {
    if (shape.spaces() > 0) {
      return strength == Strength.PASSWORD
          && (GROUPS.matcher(value).matches() || shape.digits() > 0 && (shape.uppers() == 0 || isPassphrase(value)));
    }
    return switch (strength) {
      case PASSWORD ->
          shape.digits() > 0 || shape.symbols() > 0 || shape.length() >= SECRET_LENGTH_MIN && !shape.isLabel();
      case SECRET ->
          isBareSecret(shape, strength) || shape.isScrambled() || shape.length() >= RANDOM_LENGTH_MIN && !shape.isLabel();
      case TOKEN, HEADER, PHRASE -> isBareSecret(shape, strength);
    };
  }

  private static boolean isBareSecret(Shape shape, Strength strength) {
    return switch (strength) {
      case PASSWORD -> shape.digits() > 0 || shape.symbols() > 0 || shape.hyphens() > 0 && shape.length() >= PHRASE_LENGTH_MIN;
      case SECRET -> shape.length() >= SECRET_LENGTH_MIN && shape.digits() > 0;
      case TOKEN, HEADER, PHRASE -> shape.length() >= RANDOM_LENGTH_MIN && shape.isMixedUp();
    };
  }

  /** A few words of which one is mixed, unlike a sentence about passwords. */
  private static boolean isPassphrase(String value) {
    String[] words = value.strip().split("\\s+", -1);
    return words.length <= PHRASE_WORDS_MAX && words[0].length() >= PASSWORD_LENGTH_MIN && isMixed(words[0]);
  }

  /** A variable or member: an identifier with at most so many digits. */
  private static boolean isName(String value, Shape shape, int digitsMax) {
    return value.indexOf('(') >= 0
        || value.indexOf('[') >= 0
        || shape.digits() <= digitsMax && !shape.isJumbled() && IDENTIFIER.matcher(value).matches();
  }

  /** What looked like an opening quote was a closing one, as in {@code contains("PASS: ") ? 1 : 0}. */
  private static boolean isCodeBehindQuote(String value, Shape shape) {
    return shape.spaces() > 0 && !Character.isLetterOrDigit(value.charAt(0));
  }

  /** A sentence in another script, also as escaped in a program's translations. */
  private static boolean isTranslation(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) >= LATIN_END && Character.isLetter(value.charAt(i))) {
        return true;
      }
    }
    return value.indexOf('\\') >= 0 && ESCAPED_LETTERS.matcher(value).find();
  }

  private static boolean isAboutSecrets(String value, Shape shape) {
    return shape.digits() <= 2 && shape.symbols() == 0 && ABOUT_SECRETS.matcher(value).matches();
  }
}
