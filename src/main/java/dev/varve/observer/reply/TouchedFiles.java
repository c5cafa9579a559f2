package dev.varve.observer.reply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.observer.Outcome;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import java.util.ArrayList;
import java.util.List;

/** What the turn's tool uses say about the files a reply names. */
final class TouchedFiles {

  private static final int FILES_MAX = 50;
  private static final int PATH_CHARS_MAX = 300;

  private final Mode mode;
  private final List<ToolUse> uses;

  TouchedFiles(Mode mode, Turn turn) {
    this.mode = mode;
    this.uses = turn instanceof Turn.ToolUses toolUses ? toolUses.uses() : List.of();
  }

  /** As the tools named them, beneath the session's directory without it. */
  List<String> read(List<String> claimed) {
    return claimed.stream().map(this::relative).distinct().limit(FILES_MAX).toList();
  }

  /** Only those that a tool which writes was asked to write, and did. */
  List<String> modified(List<String> claimed) {
    List<String> kept = new ArrayList<>();
    for (String path : read(claimed)) {
      if (uses.stream().anyMatch(use -> wrote(use, path))) {
        kept.add(path);
      }
    }
    return kept;
  }

  private boolean wrote(ToolUse use, String path) {
    return use.outcome() == Outcome.SUCCEEDED && mode.writes(use.tool()) && names(use.input(), path);
  }

  /** A field that is the path or ends in it; a patch names its files on lines of their own. */
  private static boolean names(JsonNode input, String path) {
    if (input.isTextual()) {
      return input.textValue().lines().anyMatch(line -> endsIn(line.strip(), path));
    }
    for (JsonNode part : input) {
      if (names(part, path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsIn(String text, String path) {
    if (!text.endsWith(path)) {
      return false;
    }
    int before = text.length() - path.length() - 1;
    return before < 0 || "/\\ ".indexOf(text.charAt(before)) >= 0;
  }

  private String relative(String path) {
    String plain = path.substring(0, Math.min(path.length(), PATH_CHARS_MAX));
    for (ToolUse use : uses) {
      String directory = use.cwd().endsWith("/") ? use.cwd() : use.cwd() + "/";
      if (directory.length() > 1 && plain.startsWith(directory) && plain.length() > directory.length()) {
        return plain.substring(directory.length());
      }
    }
    return plain;
  }
}
