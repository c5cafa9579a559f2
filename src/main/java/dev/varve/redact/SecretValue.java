package dev.varve.redact;

import dev.varve.redact.NameRule.Strength;
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

  /** Characters from which a longer value is judged, too. */
  private static final int JUDGED_MAX = 512;

  private static final int PHRASE_LENGTH_MIN = 9;
  private static final int PHRASE_WORDS_MAX = 4;

  private static final Pattern IDENTIFIER =
      Pattern.compile("[A-Za-z_$][\\w$]{0,200}+(?:(?:\\.|->|::|\\?\\.)[A-Za-z_$][\\w$]{0,100}+){0,20}+[!?]?+");
  private static final Pattern PATH = Pattern.compile("(?:~|\\.{1,2}|[A-Za-z]:)?[/\\\\][\\w.@+-]*(?:[/\\\\].*)?");
  private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]{1,15}://[^@]*");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i:bearer|basic|token|apikey|api-key|bot|digest|negotiate|key)\\s{1,4}+[A-Za-z0-9._~+/=:|-]{6,4096}+"
              + "|(?s)(?=[\\w.%|-]{1,80}+=).{1,2000}?=(?=[A-Za-z._~+/%|-]{0,200}+\\d)[A-Za-z0-9._~+/%|-]{12}.*");

  private static final Pattern ABOUT_SECRETS =
      Pattern.compile("(?i).*(?:passw|passphrase|storepass|keypass|secret|token|api.?key|shared.?key|credential|pwd).*");

  private static final Pattern ESCAPED_LETTERS = Pattern.compile("\\\\u(?!00[0-7])[0-9A-Fa-f]{4}");

  /** Scripts other than Latin begin here. */
  private static final char LATIN_END = '\u0370';

  /** How a mail provider shows the passwords that it makes for programs. */
  private static final Pattern GROUPS = Pattern.compile("[a-z]{4}(?: [a-z]{4}){3}");

  private SecretValue() {}

  static boolean isSecret(String whole, Strength strength, Form form) {
    String value = whole.length() > JUDGED_MAX ? whole.substring(0, JUDGED_MAX) : whole;
    if (value.length() < PASSWORD_LENGTH_MIN || Placeholder.is(value) || isElsewhere(value)) {
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

  /** Whether a sentence that lets a secret follow, without naming it, means this one. */
  static boolean isTold(String value) {
    return isSecret(value, Strength.PASSWORD, Form.PROSE);
  }

  private static boolean isElsewhere(String value) {
    return PATH.matcher(value).matches() && !Shape.of(value).hasManyOfEachKind() || URL.matcher(value).matches();
  }

  private static boolean isEnvironmentSecret(Shape shape, Strength strength) {
    return switch (strength) {
      case PASSWORD -> true;
      case SECRET -> shape.letters() > 0 || shape.length() >= Shape.RANDOM_LENGTH_MIN;
      case TOKEN, HEADER, PHRASE ->
          shape.letters() > 0
              && shape.spaces() == 0
              && (shape.length() >= Shape.RANDOM_LENGTH_MIN || shape.length() >= SECRET_LENGTH_MIN && shape.digits() > 0);
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
          isBareSecret(shape, strength) || shape.isScrambled() || shape.length() >= Shape.RANDOM_LENGTH_MIN && !shape.isLabel();
      case TOKEN, HEADER, PHRASE -> isBareSecret(shape, strength);
    };
  }

  private static boolean isBareSecret(Shape shape, Strength strength) {
    return switch (strength) {
      case PASSWORD -> shape.digits() > 0 || shape.symbols() > 0 || shape.hyphens() > 0 && shape.length() >= PHRASE_LENGTH_MIN;
      case SECRET -> shape.length() >= SECRET_LENGTH_MIN && shape.digits() > 0;
      case TOKEN, HEADER, PHRASE -> shape.length() >= Shape.RANDOM_LENGTH_MIN && shape.isMixedUp();
    };
  }

  /** A few words of which one is mixed, unlike a sentence about passwords. */
  private static boolean isPassphrase(String value) {
    String[] words = value.strip().split("\\s+", -1);
    return words.length <= PHRASE_WORDS_MAX && words[0].length() >= PASSWORD_LENGTH_MIN && Shape.of(words[0]).isMixed();
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
