package dev.varve.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads bodies as JSON under limits that hold for every client. Thread-safe. */
final class Payloads {

  /** Deeper JSON is no tool use of any client, and parsers must not be made to recurse. */
  private static final int DEPTH_MAX = 1_000;

  /** As many as are read at once on a few cores. Each request has a thread of its own, so none is kept by threads. */
  private static final int BUFFERS_KEPT_MAX = 8;

  private static final ObjectMapper EMBEDDED =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ObjectMapper mapper;

  /** The JSON that a string holds, or the string where it holds none. */
  static JsonNode embedded(JsonNode string) {
    try {
      JsonNode value = EMBEDDED.readTree(string.textValue());
      return value.isContainerNode() ? value : string;
    } catch (IOException noJson) {
      return string;
    }
  }

  /** Strings may be as long as a whole body. */
  Payloads(int bodyBytesMax) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).maxStringLength(bodyBytesMax).build();
    RecyclerPool<BufferRecycler> buffers = JsonRecyclerPools.newBoundedPool(BUFFERS_KEPT_MAX);
    mapper =
        new ObjectMapper(JsonFactory.builder().streamReadConstraints(limits).recyclerPool(buffers).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  Fields read(byte[] body) {
    try {
      JsonNode root = mapper.readTree(body);
      if (root == null || root.isMissingNode()) {
        throw BadPayload.malformed("the body is empty; a JSON object was expected");
      }
      return new Fields(root);
    } catch (IOException e) {
      throw BadPayload.malformed("the body is no valid JSON in UTF-8 of at most " + DEPTH_MAX + " levels");
    }
  }
}
