package dev.varve.search;

import dev.varve.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files of a memory, and the ways to ask for them. */
final class FileTails {

  private FileTails() {}

  /** Each once, modified ones first. */
  static List<String> paths(Memory memory) {
    Set<String> paths = new TreeSet<>(memory.filesModified());
    List<String> all = new ArrayList<>(paths);
    memory.filesRead().stream().filter(paths::add).forEach(all::add);
    return all;
  }

  /** What the index holds of a path as somebody names it, without a slash at its ends. */
  static String asked(String path) {
    return MemoryDocument.folded(path.replace('\\', '/')).replaceAll("^(\\./|/)+|/+$", "");
  }

  /** {@code /a/b.c} is asked for as {@code b.c} and {@code a/b.c} too. */
  static Set<String> of(Memory memory) {
    Set<String> tails = new TreeSet<>();
    for (String path : paths(memory)) {
      String tail = path.replace('\\', '/');
      while (!tail.isEmpty()) {
        if (tail.charAt(0) != '/') {
          tails.add(tail);
        }
        int slash = tail.indexOf('/');
        tail = slash < 0 ? "" : tail.substring(slash + 1);
      }
    }
    return tails;
  }
}
