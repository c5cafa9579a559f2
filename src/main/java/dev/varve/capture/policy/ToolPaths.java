package dev.varve.capture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the paths that a tool use names: in fields named for paths, in the headers of patches and among the words of
 * commands. It looks at so much and no more. Where patterns exclude paths, what it cannot look at counts as excluded;
 * where none do, only other projects' wishes are at stake, and it looks at less, because every tool use pays for it.
 */
final class ToolPaths {

  private static final int LOOKS_MAX = 20_000;
  private static final int DEPTH_MAX = 64;

  /** As far as a command is looked at without patterns; what follows is a script or a document. */
  private static final int COMMAND_CHARS_MAX = 10_000;

  /** Words without a slash that are looked at without patterns: few of them name a directory. */
  private static final int PLAIN_WORDS_MAX = 100;

  /** How names of fields end that hold paths, in all clients' spellings, without underscores. */
  private static final Pattern PATH_FIELD =
      Pattern.compile("(?:.*(?:path|paths|file|files|filename|filenames|dir|directory|directories|folder|uri))"
          + "|cwd|workdir|root|glob|include|target|source|destination");

  /** A pattern is a path only where it has directories; else it is words to search for. */
  private static final Pattern PATTERN_FIELD = Pattern.compile("pattern|query");

  private static final Pattern COMMAND_FIELD = Pattern.compile("command|commands|cmd|script|args|argv|arguments|input");

  /** Lines by which patches name their files: those of Codex, unified diffs, git's. */
  private static final Pattern PATCH_HEADER =
      Pattern.compile("(?m)^(?:\\*\\*\\* (?:Add File|Update File|Delete File|Move to): |(?:\\+\\+\\+|---) (?:[ab]/)?"
          + "|rename (?:from|to) |copy (?:from|to) |diff --git a/)([^\\t\\r\\n]{1,4096})");

  /** How patches for files begin that name nothing else; others are looked for only where patterns are. */
  private static final String PATCH = "*** Begin Patch";

  private static final Pattern WORD_ENDS = Pattern.compile("[\\s\"'`=;|&<>(){},]+");

  private final PathRules rules;
  private int looks;
  private int plainWords;

  private ToolPaths(PathRules rules) {
    this.rules = rules;
  }

  /** Whether what a tool was given, or the named paths of what it answered, lie in an excluded place. */
  static boolean excluded(PathRules rules, @Nullable JsonNode input, @Nullable JsonNode response) {
    ToolPaths paths = new ToolPaths(rules);
    return input != null && paths.inside("input", input, 0) || response != null && paths.inside("", response, 0);
  }

  private boolean inside(String field, JsonNode value, int depth) {
    if (depth > DEPTH_MAX || looks > LOOKS_MAX) {
      return rules.hasPatterns();
    }
    if (value.isTextual()) {
      return text(field, value.textValue());
    }
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (inside(field, element, depth + 1)) {
          return true;
        }
      }
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      // Some tools answer with files by their paths.
      if (named(entry.getKey()) || inside(plain(entry.getKey()), entry.getValue(), depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean named(String key) {
    return key.indexOf('/') >= 0 && look(key);
  }

  private boolean text(String field, String text) {
    return PATH_FIELD.matcher(field).matches() && look(text)
        || PATTERN_FIELD.matcher(field).matches() && named(text)
        || COMMAND_FIELD.matcher(field).matches() && command(text)
        || (rules.hasPatterns() || text.startsWith(PATCH)) && text.indexOf('\n') >= 0 && patch(text);
  }

  private boolean command(String text) {
    int end = rules.hasPatterns() ? text.length() : Math.min(text.length(), COMMAND_CHARS_MAX);
    for (String word : WORD_ENDS.split(text.substring(0, end), LOOKS_MAX)) {
      if (isWorthALook(word) && look(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWorthALook(String word) {
    return rules.hasPatterns()
        || word.indexOf('/') >= 0
        || !word.isEmpty() && word.charAt(0) != '-' && ++plainWords <= PLAIN_WORDS_MAX;
  }

  private boolean patch(String text) {
    return PATCH_HEADER.matcher(text).results().anyMatch(header -> look(header.group(1).strip()) || command(header.group(1)));
  }

  private boolean look(String path) {
    return ++looks > LOOKS_MAX ? rules.hasPatterns() : rules.exclude(path);
  }

  private static String plain(String field) {
    return field.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
