package dev.varve.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Codex's user approved, as its config.toml says: for each hook, by file, event and place, a hash of what it is.
 * Key and hash as version 0.169.0 makes them.
 *
 * @param state the table {@code hooks.state}
 */
record CodexTrust(JsonNode state) {

  /** @param directory of Codex */
  static CodexTrust in(Path directory) throws IOException, UnusableSettings {
    SettingsFile config = SettingsFile.read(directory.resolve("config.toml"));
    try {
      return new CodexTrust(new TomlText(config.text() == null ? "" : config.text()).value().path("hooks").path("state"));
    } catch (UnusableSettings e) {
      throw e.in(config.path());
    }
  }

  /** The events of those of our hooks that are not approved in their present form, or switched off. */
  List<String> unapproved(SettingsFile hooks) throws UnusableSettings {
    List<String> unapproved = new ArrayList<>();
    JsonNode events = SpanReader.value(hooks.text() == null ? "{}" : hooks.text()).path("hooks");
    for (Map.Entry<String, JsonNode> event : events.properties()) {
      JsonNode groups = event.getValue();
      for (int group = 0; group < groups.size(); group++) {
        JsonNode handlers = groups.path(group).path("hooks");
        for (int handler = 0; handler < handlers.size(); handler++) {
          String place = "%s:%s:%d:%d".formatted(hooks.real(), snake(event.getKey()), group, handler);
          if (OwnHooks.isOurs(handlers.path(handler)) && !isApproved(place, event.getKey(), handlers.path(handler))) {
            unapproved.add(event.getKey());
          }
        }
      }
    }
    return unapproved;
  }

  private boolean isApproved(String place, String event, JsonNode handler) {
    JsonNode approved = state.path(place);
    return approved.path("enabled").asBoolean(true) && approved.path("trusted_hash").asText().equals(hash(event, handler));
  }

  /** Over the hook with the names of its fields in order, for a group without a matcher, which ours have not. */
  static String hash(String event, JsonNode handler) {
    ObjectNode identity = JsonNodeFactory.instance.objectNode().put("event_name", snake(event));
    identity
        .putArray("hooks")
        .addObject()
        .put("async", handler.path("async").asBoolean())
        .put("command", handler.path("command").asText())
        .put("timeout", handler.path("timeout").asInt())
        .put("type", handler.path("type").asText());
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.toString().getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String snake(String event) {
    return event.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
