package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Sessions of real clients: what the client wrote down and what its hooks reported. Claude Code 2.1.330 and Codex
 * 0.169.0; lines that hold nothing but the client's own text are left out, all but a few.
 */
record Recording(String transcript, List<Hook> hooks) {

  private static final ObjectMapper JSON = new ObjectMapper();

  record Hook(String event, JsonNode payload) {

    boolean isToolUse() {
      return event.startsWith("PostTool");
    }
  }

  /** A session with its hooks. */
  static Recording of(String name) {
    List<Hook> hooks = new ArrayList<>();
    for (String line : text(name + "-events").split("\n", 0)) {
      try {
        JsonNode hook = JSON.readTree(line);
        hooks.add(new Hook(hook.path("event").asText(), hook.path("payload")));
      } catch (IOException e) {
        throw new AssertionError(line, e);
      }
    }
    return new Recording(text(name), hooks);
  }

  static String text(String name) {
    try (InputStream packed = Recording.class.getResourceAsStream(name + ".jsonl.gz");
        InputStream in = new GZIPInputStream(packed)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("no recording " + name, e);
    }
  }

  /** The client's id of the session. */
  String session() {
    return hooks.getFirst().payload().path("session_id").asText();
  }
}
