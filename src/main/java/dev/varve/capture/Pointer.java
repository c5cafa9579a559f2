package dev.varve.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ids of an event as the hook script wrote them down, a name and a value on each line. It was cut out of a payload
 * without parsing it, so anything may be missing and nothing is believed.
 *
 * @param fields as in the payload; of a name that comes twice the first
 */
record Pointer(ObjectNode fields) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line that is no pair of texts counts as missing. */
  static Pointer parse(byte[] lines) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
      pair(line).properties().forEach(field -> fields.putIfAbsent(field.getKey(), field.getValue()));
    }
    return new Pointer(fields);
  }

  private static JsonNode pair(String line) {
    try {
      return JSON.readTree("{" + line + "}");
    } catch (JsonProcessingException torn) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** Null when it is not named. */
  @Nullable String text(String name) {
    return fields.path(name).textValue();
  }

  /** The transcripts in which the event may stand; what a subagent of Claude Code did stands in a file of its own. */
  List<String> transcripts() {
    List<String> paths = new ArrayList<>();
    String session = text("transcript_path");
    String own = text("agent_transcript_path");
    String agent = text("agent_id");
    if (session != null) {
      paths.add(session);
    }
    if (own != null) {
      paths.add(own);
    } else if (session != null && agent != null && session.endsWith(".jsonl")) {
      paths.add(ofAgent(session, agent));
    }
    return paths;
  }

  private static String ofAgent(String session, String agent) {
    String directory = session.substring(0, session.length() - ".jsonl".length());
    return directory + "/subagents/agent-" + agent + ".jsonl";
  }

  /** As the payload of an event that says nothing else. */
  byte[] asPayload() {
    return fields.toString().getBytes(StandardCharsets.UTF_8);
  }
}
