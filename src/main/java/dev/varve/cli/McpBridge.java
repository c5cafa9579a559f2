package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Takes JSON-RPC messages to a worker. Whatever happens, a request gets an answer in the form its sender waits for. It
 * knows nothing of the protocol above JSON-RPC, so that worker and client settle that between them.
 */
final class McpBridge {

  /** The first of the codes that JSON-RPC leaves to servers. */
  private static final int UNAVAILABLE = -32000;

  private static final int INVALID_REQUEST = -32600;

  /** Where messages are answered. */
  interface Worker {

    /** One line; empty when the message wants no answer. Throws whatever a command may throw. */
    String answer(byte[] message) throws Exception;
  }

  private final Worker worker;

  McpBridge(Worker worker) {
    this.worker = worker;
  }

  /** One line; empty when there is nothing to answer. */
  String answer(JsonLines.Line line) throws InterruptedException {
    if (line.isBlank()) {
      return "";
    }
    if (line.isCut()) {
      return error(MissingNode.getInstance(), INVALID_REQUEST, "a line has at most " + JsonLines.LINE_BYTES_MAX + " bytes");
    }
    try {
      return worker.answer(line.bytes());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return unavailable(id(line.bytes()), Edge.typed(e));
    }
  }

  /** A notification gets no answer, not even that it went nowhere. */
  private static String unavailable(JsonNode id, CliException failure) {
    if (id.isMissingNode()) {
      return "";
    }
    String remedy = failure.remedy().isEmpty() ? "" : ". " + failure.remedy();
    return error(id, UNAVAILABLE, "Varve's memory cannot be asked: " + failure.getMessage() + remedy);
  }

  private static JsonNode id(byte[] message) {
    try {
      JsonNode id = Terminal.JSON.readTree(message).path("id");
      return id.isTextual() || id.isNumber() ? id : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static String error(JsonNode id, int code, String message) {
    ObjectNode json = Terminal.object().put("jsonrpc", "2.0");
    json.set("id", id.isMissingNode() ? null : id);
    json.putObject("error").put("code", code).put("message", message);
    return json.toString();
  }
}
