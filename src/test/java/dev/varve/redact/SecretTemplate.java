package dev.varve.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Fills a template such as {@code password=«pass:12»} with made-up values, the same ones for the same seed, so that no
 * value that looks like a secret lies in the repository.
 *
 * <p>A gap names an alphabet and a number of characters, or a way to write the template that follows it, as in
 * {@code «base64:ada:«secret»»}; {@code «secret»} is the secret itself.
 */
final class SecretTemplate {

  private static final String DIGITS = "0123456789";
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String[] PHRASE = {
    "amber", "basalt", "cobalt", "delta", "ember", "fjord", "granite", "harbor", "island", "juniper", "kelp", "lagoon"
  };
  private static final int LINE_LENGTH = 64;

  private final String template;
  private final Random random;
  private final String secret;
  private final List<String> encodings = new ArrayList<>();
  private int at;

  /** @param secret what {@code «secret»} stands for */
  SecretTemplate(String template, Random random, String secret) {
    this.template = template;
    this.random = random;
    this.secret = secret;
  }

  /** Up to the end of the template, or of the gap that it is the argument of. */
  String fill() {
    var filled = new StringBuilder();
    while (at < template.length() && template.charAt(at) != '»') {
      char c = template.charAt(at++);
      filled.append(c == '«' ? gap() : String.valueOf(c));
    }
    return filled.toString();
  }

  /** What base64 made of texts that hold the secret. */
  List<String> encodings() {
    return encodings;
  }

  private String gap() {
    int start = at;
    while (Character.isLetterOrDigit(template.charAt(at))) {
      at++;
    }
    String name = template.substring(start, at);
    String argument = "";
    if (template.charAt(at) == ':') {
      at++;
      argument = fill();
    }
    at++;
    return value(name, argument);
  }

  private String value(String name, String argument) {
    return switch (name) {
      case "secret" -> secret;
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "dash" -> "-".repeat(Integer.parseInt(argument));
      case "lines" -> lines(Integer.parseInt(argument));
      case "phrase" -> phrase(Integer.parseInt(argument));
      case "groups" -> groups(Integer.parseInt(argument));
      case "words" -> phrase(Integer.parseInt(argument)).replace('-', ' ');
      case "pass" -> password(Integer.parseInt(argument), "!*_-.^~+=");
      case "hard" -> password(Integer.parseInt(argument), "@#$%&()[]{}?,;|/!");
      case "base64" -> base64(argument);
      case "percent" -> URLEncoder.encode(argument, UTF_8);
      case "oneline" -> argument.replace("\n", "\\n");
      case "oneline2" -> argument.replace("\n", "\\\\n");
      case "spaced" -> argument.replace('\n', ' ');
      case "indent" -> argument.replace("\n", "\n    ");
      case "added" -> "+" + argument.replace("\n", "\n+");
      case "removed" -> "-" + argument.replace("\n", "\n-");
      case "found" -> numbered(argument, "conf/key.pem:%d:");
      case "context" -> numbered(argument, "conf/key.pem-%d-");
      case "listed" -> numbered(argument, "%6d\u2192");
      case "numbered" -> "     2\t" + argument.replace("\n", "\n     3\t");
      default -> chars(alphabet(name), Integer.parseInt(argument));
    };
  }

  /** From the second line of a file on. */
  private static String numbered(String lines, String prefix) {
    var numbered = new ArrayList<String>();
    for (String line : lines.split("\n", -1)) {
      numbered.add(prefix.formatted(numbered.size() + 2) + line);
    }
    return String.join("\n", numbered);
  }

  private String base64(String text) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    if (text.contains(secret)) {
      encodings.add(encoded);
    }
    return encoded;
  }

  private static String alphabet(String name) {
    return switch (name) {
      case "digit" -> DIGITS;
      case "hex" -> DIGITS + "abcdef";
      case "hexupper" -> DIGITS + "ABCDEF";
      case "base32" -> "234567" + CAPITALS;
      case "upper" -> DIGITS + CAPITALS;
      case "lower" -> DIGITS + SMALL;
      case "alnum" -> DIGITS + CAPITALS + SMALL;
      case "b64" -> DIGITS + CAPITALS + SMALL + "+/";
      case "b64url" -> DIGITS + CAPITALS + SMALL + "-_";
      default -> throw new IllegalArgumentException("unknown gap in a template: " + name);
    };
  }

  /** With letters and digits as soon as there is room, as every generator of secrets makes sure or nearly so. */
  private String chars(String alphabet, int count) {
    String drawn;
    do {
      var chars = new StringBuilder();
      for (int i = 0; i < count; i++) {
        chars.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      drawn = chars.toString();
    } while (count >= 8 && alphabet.length() > 10 && !Shape.of(drawn).isMixed());
    return drawn;
  }

  private String lines(int count) {
    var lines = new ArrayList<String>();
    for (int i = 1; i < count; i++) {
      lines.add(chars(alphabet("b64"), LINE_LENGTH));
    }
    lines.add(chars(alphabet("b64"), LINE_LENGTH / 2 - 1) + "=");
    return String.join("\n", lines);
  }

  private String phrase(int count) {
    var words = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      words.add(PHRASE[random.nextInt(PHRASE.length)]);
    }
    return String.join("-", words);
  }

  /** Of four letters each. */
  private String groups(int count) {
    var groups = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      groups.add(chars(SMALL, 4));
    }
    return String.join(" ", groups);
  }

  /** Begins with a letter and ends with a digit and a symbol, as people choose them. */
  private String password(int length, String symbols) {
    String middle = chars(DIGITS + CAPITALS + SMALL + symbols, length - 3);
    return chars(CAPITALS + SMALL, 1) + middle + chars(DIGITS, 1) + chars(symbols, 1);
  }
}
