package dev.varve.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The places of a hook's payload in which a text reaches the redactor. */
enum HookText {
  /** What a shell was given. */
  COMMAND {
    @Override
    String redacted(Redactor redactor, String text) {
      return toolUse(redactor, object("command", text).put("description", "Run it"), object("stdout", ""));
    }
  },
  /** What a shell answered. */
  OUTPUT {
    @Override
    String redacted(Redactor redactor, String text) {
      return toolUse(redactor, object("command", "make"), object("stdout", text).put("stderr", "").put("interrupted", false));
    }
  },
  /** A file that was written, with the patch that the client reports: each line by itself. */
  FILE {
    @Override
    String redacted(Redactor redactor, String text) {
      ObjectNode response = object("type", "create").put("filePath", "/srv/shop/file");
      ArrayNode lines = response.putArray("structuredPatch").addObject().put("newStart", 1).putArray("lines");
      text.lines().forEach(line -> lines.add("+" + line));
      return toolUse(redactor, object("file_path", "/srv/shop/file").put("content", text), response);
    }
  },
  PROMPT {
    @Override
    String redacted(Redactor redactor, String text) {
      return redactor.prompt(text).text();
    }
  },
  ANSWER {
    @Override
    String redacted(Redactor redactor, String text) {
      return redactor.answer(text).text();
    }
  };

  /** What would be stored of the text. */
  abstract String redacted(Redactor redactor, String text);

  /** What would be stored of values that a tool was given and answered. */
  static List<String> redacted(Redactor redactor, JsonNode value) {
    var stored = new ArrayList<String>();
    stored.add(toolUse(redactor, object("server", "shop").set("arguments", value), object("result", "")));
    stored.add(toolUse(redactor, object("query", "all"), object("type", "json").set("content", value)));
    return stored;
  }

  private static ObjectNode object(String name, String text) {
    return JsonNodeFactory.instance.objectNode().put(name, text);
  }

  private static String toolUse(Redactor redactor, JsonNode input, JsonNode response) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.set("input", input);
    payload.set("response", response);
    return redactor.toolPayload(payload).text();
  }
}
