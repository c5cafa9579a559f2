package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Writes lines as Claude Code does, each a second after the one before, but for the fields that nothing reads. */
final class Written {

  static final Instant START = Instant.parse("2027-01-15T10:00:00Z");

  private final String session;
  private final String cwd;
  private Instant at;

  Written(String session) {
    this(session, "/home/dev/projects/demo");
  }

  Written(String session, String cwd) {
    this(session, cwd, START);
  }

  Written(String session, String cwd, Instant start) {
    this.session = session;
    this.cwd = cwd;
    this.at = start;
  }

  String prompt(String id, String text) {
    ObjectNode line = line("user").put("promptId", id);
    line.putObject("message").put("role", "user").put("content", text);
    return line + "\n";
  }

  String call(String id, String command) {
    return call(id, "Bash", command);
  }

  String call(String id, String tool, String command) {
    ObjectNode line = line("assistant");
    ObjectNode message = line.putObject("message").put("role", "assistant").put("stop_reason", "tool_use");
    ObjectNode block = message.putArray("content").addObject().put("type", "tool_use").put("id", id).put("name", tool);
    block.putObject("input").put("command", command);
    return line + "\n";
  }

  String result(String id, String promptId, String output) {
    ObjectNode line = line("user").put("promptId", promptId);
    ObjectNode message = line.putObject("message").put("role", "user");
    message.putArray("content").addObject().put("type", "tool_result").put("tool_use_id", id).put("content", output);
    line.putObject("toolUseResult").put("stdout", output);
    return line + "\n";
  }

  String answer(String text) {
    ObjectNode line = line("assistant");
    ObjectNode message = line.putObject("message").put("role", "assistant").put("stop_reason", "end_turn");
    message.putArray("content").addObject().put("type", "text").put("text", text);
    return line + "\n";
  }

  private ObjectNode line(String type) {
    at = at.plusSeconds(1);
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", type)
        .put("sessionId", session)
        .put("timestamp", at.toString())
        .put("cwd", cwd)
        .put("gitBranch", "main");
  }
}
