package dev.varve.observer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.varve.observer.Outcome;
import dev.varve.observer.ToolUse;
import dev.varve.queue.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tool uses for tests, as Claude Code reports them unless said otherwise. */
final class SampleUse {

  static final String CWD = "/home/dev/shop";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SampleUse() {}

  static ToolUse command(int id, String command, String stdout) {
    ObjectNode response = JSON.objectNode().put("stdout", stdout).put("stderr", "");
    return of(id, "Bash", JSON.objectNode().put("command", command), response);
  }

  static ToolUse failedCommand(int id, String command, String error) {
    return of(id, "Bash", JSON.objectNode().put("command", command), NullNode.getInstance(), Outcome.FAILED, error);
  }

  static ToolUse read(int id, String path) {
    ObjectNode file = JSON.objectNode().put("filePath", path).put("content", "text");
    return of(id, "Read", JSON.objectNode().put("file_path", path), JSON.objectNode().set("file", file));
  }

  static ToolUse edit(int id, String path, String before, String after) {
    ObjectNode input = JSON.objectNode().put("file_path", path).put("old_string", before).put("new_string", after);
    return of(id, "Edit", input, JSON.objectNode().put("filePath", path));
  }

  static ToolUse write(int id, String path, String content) {
    ObjectNode input = JSON.objectNode().put("file_path", path).put("content", content);
    return of(id, "Write", input, JSON.objectNode().put("type", "create"));
  }

  static ToolUse refused(int id, String command, String why) {
    return of(
        id, "Bash", JSON.objectNode().put("command", command), TextNode.valueOf(why), Outcome.REFUSED, null);
  }

  static ToolUse of(int id, String tool, JsonNode input, JsonNode response) {
    return of(id, tool, input, response, Outcome.SUCCEEDED, null);
  }

  static ToolUse of(
      int id, String tool, JsonNode input, JsonNode response, Outcome outcome, @Nullable String error) {
    return new ToolUse(new MessageId(id), 1, tool, input, response, outcome, error, CWD, null, Instant.EPOCH);
  }

  static ObjectNode object() {
    return JSON.objectNode();
  }
}
