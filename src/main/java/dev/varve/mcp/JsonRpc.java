package dev.varve.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Brings one message to the library's server and its answer back. The library's own HTTP transport answers what it cannot
 * read with a Java stack trace; here that is an error as JSON-RPC has it.
 */
final class JsonRpc implements McpStatelessServerTransport {

  private static final String CALL = "tools/call";

  private final McpJsonMapper mapper;
  private final List<String> tools;
  private @Nullable McpStatelessServerHandler handler;

  JsonRpc(McpJsonMapper mapper, List<String> tools) {
    this.mapper = mapper;
    this.tools = tools;
  }

  @Override
  public void setMcpHandler(McpStatelessServerHandler server) {
    handler = server;
  }

  @Override
  public List<String> protocolVersions() {
    return List.of(
        ProtocolVersions.MCP_2024_11_05,
        ProtocolVersions.MCP_2025_03_26,
        ProtocolVersions.MCP_2025_06_18,
        ProtocolVersions.MCP_2025_11_25);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  /** @param cwd where the client works, when it said so */
  Answer answer(Message message, @Nullable String cwd) {
    McpTransportContext context =
        cwd == null ? McpTransportContext.EMPTY : McpTransportContext.create(Map.of(ToolCall.CWD, cwd));
    return switch (message) {
      case Message.Request request -> answer(context, request);
      case Message.Notification notification -> {
        server().handleNotification(context, new JSONRPCNotification("2.0", notification.method(), null)).block();
        yield Answer.ACCEPTED;
      }
      case Message.Response _ -> Answer.ACCEPTED;
      case Message.Unreadable unreadable -> error(400, unreadable.id(), unreadable.code(), unreadable.why());
    };
  }

  private Answer answer(McpTransportContext context, Message.Request request) {
    String why = request.method().equals(CALL) ? objection(request) : null;
    return why == null ? handled(context, request) : error(200, request.id(), Message.INVALID_PARAMS, why);
  }

  private @Nullable String objection(Message.Request request) {
    if (!tools.contains(request.param("name"))) {
      return "there is no tool " + Shown.of(request.param("name")) + "; there are: " + String.join(", ", tools);
    }
    Object arguments = request.params().get("arguments");
    return arguments == null || arguments instanceof Map ? null : "'arguments' must be an object";
  }

  /** No tool throws, so what goes wrong in the library's hands is a request whose params it could not read. */
  private Answer handled(McpTransportContext context, Message.Request request) {
    String unreadable = "the params of " + Shown.of(request.method()) + " must be as the protocol has them";
    JSONRPCResponse response;
    try {
      JSONRPCRequest asked = new JSONRPCRequest("2.0", request.method(), request.id(), request.params());
      response = server().handleRequest(context, asked).block();
    } catch (IllegalArgumentException e) {
      return error(200, request.id(), Message.INVALID_PARAMS, unreadable);
    }
    if (response == null) {
      throw new IllegalStateException("the server answered nothing to " + request.method());
    }
    return response.error() != null && response.error().code() == ErrorCodes.INTERNAL_ERROR
        ? error(200, request.id(), Message.INVALID_PARAMS, unreadable)
        : new Answer(200, written(response));
  }

  private Answer error(int status, @Nullable Object id, int code, String why) {
    ObjectNode json = MemoryJson.object().put("jsonrpc", "2.0");
    json.putPOJO("id", id);
    json.putObject("error").put("code", code).put("message", why);
    return new Answer(status, json.toString());
  }

  private String written(JSONRPCResponse response) {
    try {
      return mapper.writeValueAsString(response);
    } catch (IOException e) {
      throw new IllegalStateException("an answer can be written", e);
    }
  }

  private McpStatelessServerHandler server() {
    if (handler == null) {
      throw new IllegalStateException("no server was built on this transport");
    }
    return handler;
  }
}
