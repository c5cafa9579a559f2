package dev.varve.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands where a secret would without being one: a mask, a variable, a word such as {@code required}. */
final class Placeholder {

  private static final Pattern REFERENCE =
      Pattern.compile("[$%@#&!]?+[({]?+[({]?+\\s{0,2}+[A-Za-z_][\\w.:\\-]{0,200}+\\s{0,2}+[)}]?+[)}]?+%?+");
  private static final Pattern MASK = Pattern.compile("(.)\\1*+|.*(?:\\*{3}|\\.{3}|…|•{2}|(?i:x{5})).*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)(?:your|my|the|some|any|insert|enter|put|replace|change)[_ -]?.{0,3}(?:password|passwd|secret|token|key|api"
              + "|here|own|access|auth|client|value|random|org|project).*|(?:change|replace)[_ -]?(?:me|it).*");

  private static final Set<String> WORDS =
      Set.of(
          ("null none nil undefined true false yes no string str number integer boolean bytes object any void "
                  + "required optional unset empty default placeholder redacted hidden filtered masked "
                  + "sanitized removed secret password passwd passphrase token apikey api_key api-key bearer "
                  + "basic unknown missing invalid expired valid disabled enabled inherit changeme change_me "
                  + "change-me todo example sample provided present options somevalue value text binary")
              .split(" "));

  private Placeholder() {}

  static boolean is(String value) {
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
}
