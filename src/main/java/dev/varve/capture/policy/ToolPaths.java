package dev.varve.capture.policy;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** Lines by which patches name their files: those of Codex, unified diffs, git's. */
  private static final Pattern PATCH_HEADER =
      Pattern.compile("(?m)^(?:\\*\\*\\* (?:Add File|Update File|Delete File|Move to): |(?:\\+\\+\\+|---) (?:[ab]/)?"
          + "|rename (?:from|to) |copy (?:from|to) |diff --git a/)([^\\t\\r\\n]{1,4096})");

  /** How patches for files begin that name nothing else; others are looked for only where patterns are. */
  private static final String PATCH = "*** Begin Patch";

  private static final String WORD_ENDS = " \t\n\u000B\f\r\"'`=;|&<>(){},";

  private final PathRules rules;
  private int looks;
  private int plainWords;

  /** Tools answer with the path that they were given. */
  private String last = "";

  private ToolPaths(PathRules rules) {
    this.rules = rules;
  }

  /** Whether what a tool was given, or the named paths of what it answered, lie in an excluded place. */
  static boolean excluded(PathRules rules, @Nullable JsonNode input, @Nullable JsonNode response) {
    ToolPaths paths = new ToolPaths(rules);
    return input != null && paths.inside(FieldKind.COMMAND, input, 0)
        || response != null && paths.inside(FieldKind.OTHER, response, 0);
  }

  private boolean inside(FieldKind kind, JsonNode value, int depth) {
    if (depth > DEPTH_MAX || looks > LOOKS_MAX) {
      return rules.hasPatterns();
    }
    if (value.isTextual()) {
      return text(kind, value.textValue());
    }
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (inside(kind, element, depth + 1)) {
          return true;
        }
      }
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      // Some tools answer with files by their paths.
      if (named(entry.getKey()) || inside(FieldKind.of(entry.getKey()), entry.getValue(), depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean named(String key) {
    return key.indexOf('/') >= 0 && look(key);
  }

  private boolean text(FieldKind kind, String text) {
    boolean named =
        switch (kind) {
          case PATH -> mayBePath(text) && look(text);
          case PATTERN -> named(text);
          case COMMAND -> command(text);
          case OTHER -> false;
        };
    return named
        || (rules.hasPatterns() || text.startsWith(PATCH)) && text.indexOf('\n') >= 0 && patch(text);
  }

  /** Some fields that are named for a file hold what is in it. */
  private boolean mayBePath(String text) {
    return rules.hasPatterns() || text.indexOf('\n') < 0;
  }

  private boolean command(String text) {
    int most = rules.hasPatterns() ? text.length() : Math.min(text.length(), COMMAND_CHARS_MAX);
    // Braces end words, but not those that are part of a name.
    String words = text.substring(0, most).replace("${HOME}/", "$HOME/");
    int start = 0;
    for (int end = 0; end <= words.length(); end++) {
      if (end == words.length() || WORD_ENDS.indexOf(words.charAt(end)) >= 0) {
        if (end > start && word(words.substring(start, end))) {
          return true;
        }
        start = end + 1;
      }
    }
    return false;
  }

  private boolean word(String word) {
    return isWorthALook(word) && look(word);
  }

  private boolean isWorthALook(String word) {
    return rules.hasPatterns()
        || word.indexOf('/') >= 0
        || word.charAt(0) != '-' && ++plainWords <= PLAIN_WORDS_MAX;
  }

  private boolean patch(String text) {
    return PATCH_HEADER.matcher(text).results().anyMatch(header -> look(header.group(1).strip()) || command(header.group(1)));
  }

  private boolean look(String path) {
    if (++looks > LOOKS_MAX) {
      return rules.hasPatterns();
    }
    if (path.equals(last)) {
      return false;
    }
    last = path;
    return rules.exclude(path);
  }
}
