package dev.varve.capture.policy;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the name of a field says about paths in its value. */
enum FieldKind {
  /** The value is a path. */
  PATH,
  /** A pattern is a path only where it has directories; else it is words to search for. */
  PATTERN,
  /** Words, of which some may be paths. */
  COMMAND,
  /** Nothing. */
  OTHER;

  /** How names of fields end that hold paths, in all clients' spellings, without underscores. */
  private static final Pattern PATHS =
      Pattern.compile("(?:.*(?:path|paths|file|files|filename|filenames|dir|directory|directories|folder|uri))"
          + "|cwd|workdir|root|glob|include|target|source|destination");

  private static final Pattern PATTERNS = Pattern.compile("pattern|query");
  private static final Pattern COMMANDS = Pattern.compile("command|commands|cmd|script|args|argv|arguments|input");

  /** Clients have a few hundred names; what comes on top of these is worked out each time. */
  private static final int REMEMBERED_MAX = 2_000;

  private static final int LENGTH_MAX = 100;

  private static final Map<String, FieldKind> KNOWN = new ConcurrentHashMap<>();

  /** A long name names no field of a tool. */
  static FieldKind of(String name) {
    if (name.length() > LENGTH_MAX) {
      return OTHER;
    }
    FieldKind known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    FieldKind kind = read(name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT));
    if (KNOWN.size() < REMEMBERED_MAX) {
      KNOWN.put(name, kind);
    }
    return kind;
  }

  private static FieldKind read(String plain) {
    if (PATHS.matcher(plain).matches()) {
      return PATH;
    }
    if (PATTERNS.matcher(plain).matches()) {
      return PATTERN;
    }
    return COMMANDS.matcher(plain).matches() ? COMMAND : OTHER;
  }
}
