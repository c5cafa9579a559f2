package dev.varve.mcp;

import dev.varve.store.StoreException;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of one tool: arguments read, the reply put into the protocol's form. What goes wrong is told to the model, which
 * can do something about it; what nobody foresaw goes to the log with an id, and only the id to the model.
 */
record ToolCall(Tool tool) implements BiFunction<McpTransportContext, CallToolRequest, CallToolResult> {

  /** Where the client works, in the context of a request. */
  static final String CWD = "cwd";

  private static final Logger LOG = LoggerFactory.getLogger(ToolCall.class);

  @Override
  public CallToolResult apply(McpTransportContext context, CallToolRequest request) {
    try {
      Map<String, Object> given = request.arguments() == null ? Map.of() : request.arguments();
      Reply reply = tool.call(tool.definition().schema().read(given, (String) context.get(CWD)));
      return CallToolResult.builder()
          .addTextContent(reply.text())
          .structuredContent(reply.structured())
          .isError(false)
          .build();
    } catch (ToolRefusal refusal) {
      return failed(refusal.text());
    } catch (StoreException store) {
      return failed("the store cannot be used: " + store.getMessage() + ". The user should run: varve doctor");
    } catch (RuntimeException e) {
      String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
      LOG.error("tool {} failed, id {}", tool.definition().name(), id, e);
      return failed("something went wrong that nobody foresaw; the worker's log has it under the id " + id);
    }
  }

  private static CallToolResult failed(String text) {
    return CallToolResult.builder().addTextContent(text).isError(true).build();
  }
}
