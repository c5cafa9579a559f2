package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;

/** A patch in the form of apply_patch or of a unified diff, read as changes. */
final class Patch {

  private static final List<String> STARTS = List.of("*** Update File: ", "*** Add File: ", "*** Delete File: ",
      "+++ b/");

  private Patch() {}

  static List<Change> changes(Call call, String patch) {
    List<Change> changes = new ArrayList<>();
    Side side = null;
    for (String line : patch.lines().toList()) {
      String path = path(line);
      if (!path.isEmpty()) {
        if (side != null) {
          changes.add(side.change());
        }
        side = new Side(call.path(path), line.startsWith("*** Add"), new ArrayList<>(), new ArrayList<>());
      } else if (side != null && line.startsWith("+") && !line.startsWith("+++")) {
        side.added().add(line.substring(1));
      } else if (side != null && line.startsWith("-") && !line.startsWith("---")) {
        side.removed().add(line.substring(1));
      }
    }
    if (side != null) {
      changes.add(side.change());
    }
    return changes;
  }

  private static String path(String line) {
    for (String start : STARTS) {
      if (line.startsWith(start)) {
        return line.substring(start.length()).strip();
      }
    }
    return "";
  }

  private record Side(FilePath path, boolean created, List<String> removed, List<String> added) {
    private Change change() {
      return new Change(path, created, removed, added);
    }
  }
}
