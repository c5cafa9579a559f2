package dev.varve.capture.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.redact.Redactor;
import java.nio.charset.StandardCharsets;

/**
 * What may rest of a payload that nobody can take: enough to see what is wrong with it, without secrets and private
 * blocks, cut where it is long. An unclosed private block runs to the end. Thread-safe.
 */
public record Remains(Redactor redactor) {

  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String UNCHECKED = "[it could not be looked through, so nothing of it is kept]";

  /** A torn text can be neither parsed nor unescaped, so the tags that some writers escape are made visible. */
  private static final String ESCAPED_TAG = "(?i)\\\\u003c";

  /** Never fails: what the redactor cannot digest, which may be why nobody could take it, leaves nothing. */
  String of(byte[] payload) {
    try {
      String text = new String(payload, StandardCharsets.UTF_8);
      return redactor.answer(valuesRedacted(text)).text();
    } catch (RuntimeException bug) {
      return UNCHECKED;
    }
  }

  /** Taken apart, secrets are also known by the names of their fields. */
  private String valuesRedacted(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      return root.isContainerNode() ? redactor.toolPayload(root).text() : text;
    } catch (JsonProcessingException torn) {
      return text.replaceAll(ESCAPED_TAG, "<");
    }
  }
}
