package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** Payloads of Claude Code's hooks as it sends them, with responses of 2 to 8 kB, 4 kB in the mean. */
final class ToolUses {

  static final int RESPONSE_CHARS_MIN = 2048;
  static final int RESPONSE_CHARS_MAX = 8192;

  private static final String CWD = "/home/dev/projects/tally";

  private final Corpus corpus;
  private final RandomGenerator random;

  ToolUses(Corpus corpus, RandomGenerator random) {
    this.corpus = corpus;
    this.random = random;
  }

  /** The square of an even distribution has a mean of a third. */
  int responseChars() {
    double u = random.nextDouble();
    return RESPONSE_CHARS_MIN + (int) ((RESPONSE_CHARS_MAX - RESPONSE_CHARS_MIN) * u * u);
  }

  /** A read or a command, in turns of chance. */
  ObjectNode any(String session, String id) {
    return random.nextBoolean() ? read(session, id) : bash(session, id);
  }

  ObjectNode edit(String session, String id, String file) {
    String path = CWD + "/src/main/java/org/tally/" + file;
    ObjectNode input = object().put("file_path", path);
    input.put("old_string", "return total;").put("new_string", "return total.abs();").put("replace_all", false);
    ObjectNode response = object().put("filePath", path);
    response.put("oldString", "return total;").put("newString", "return total.abs();");
    response.put("originalFile", corpus.piece(responseChars(), random)).put("userModified", false);
    return use(session, id, "Edit", input, response);
  }

  private ObjectNode read(String session, String id) {
    String path = CWD + "/src/main/java/org/tally/File" + random.nextInt(100) + ".java";
    ObjectNode file = object().put("filePath", path).put("content", corpus.piece(responseChars(), random));
    file.put("numLines", 90).put("startLine", 1).put("totalLines", 90);
    ObjectNode response = object().put("type", "text").set("file", file);
    return use(session, id, "Read", object().put("file_path", path), response);
  }

  private ObjectNode bash(String session, String id) {
    ObjectNode input = object().put("command", "mvn -o -B test 2>&1 | tail -80").put("description", "Run the tests");
    ObjectNode response = object().put("stdout", corpus.piece(responseChars(), random)).put("stderr", "");
    response.put("interrupted", false).put("isImage", false);
    return use(session, id, "Bash", input, response);
  }

  private static ObjectNode use(String session, String id, String tool, ObjectNode input, ObjectNode response) {
    ObjectNode payload = common(session, "PostToolUse").put("tool_name", tool);
    payload.set("tool_input", input);
    payload.set("tool_response", response);
    return payload.put("tool_use_id", id).put("duration_ms", 12);
  }

  static ObjectNode stop(String session, String promptId) {
    return common(session, "Stop")
        .put("prompt_id", promptId)
        .put("stop_hook_active", false)
        .put("last_assistant_message", "The tests pass now; the total is no longer negative.");
  }

  private static ObjectNode common(String session, String event) {
    return object()
        .put("session_id", session)
        .put("transcript_path", "/home/dev/.claude/projects/-home-dev-projects-tally/" + session + ".jsonl")
        .put("cwd", CWD)
        .put("permission_mode", "acceptEdits")
        .put("hook_event_name", event);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
