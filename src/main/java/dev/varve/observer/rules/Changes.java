package dev.varve.observer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.observer.ToolKind;
import java.util.ArrayList;
import java.util.List;

/** The changes that an editing tool made, whatever the client calls its fields. */
final class Changes {

  private static final String[] OLD = {"old_string", "oldString", "old_str", "oldText", "old_text", "search"};
  private static final String[] NEW = {
    "new_string", "newString", "new_str", "newText", "new_text", "replace", "new_source", "insert_text"
  };
  private static final String[] CONTENT = {"content", "file_text", "contents", "text", "new_source"};

  private Changes() {}

  static List<Change> of(Call call) {
    String patch = call.input().first("patch", "patchText", "input", "diff");
    if (patch.contains("*** ") || patch.contains("+++ ")) {
      return Patch.changes(call, patch);
    }
    FilePath path = call.path();
    if (path.value().isEmpty()) {
      return List.of();
    }
    if (call.kind() == ToolKind.WRITE) {
      return List.of(written(call, path));
    }
    List<Change> changes = new ArrayList<>();
    for (JsonNode edit : call.input().json().path("edits")) {
      changes.add(replaced(path, new Arguments(edit)));
    }
    return changes.isEmpty() ? List.of(replaced(path, call.input())) : changes;
  }

  private static Change replaced(FilePath path, Arguments edit) {
    return Change.replaced(path, edit.first(OLD), edit.first(NEW));
  }

  private static Change written(Call call, FilePath path) {
    String content = call.input().first(CONTENT);
    String before = call.response().first("originalFile");
    boolean updated = !before.isEmpty() || call.response().first("type").equals("update");
    return updated && !before.isEmpty()
        ? Change.replaced(path, before, content)
        : Change.written(path, !updated, content);
  }
}
