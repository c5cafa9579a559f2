package dev.varve.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.capture.Notebook;
import dev.varve.capture.policy.Exclusions;
import dev.varve.capture.policy.Privacy;
import dev.varve.events.EngineEvents;
import dev.varve.memory.forget.Forgetting;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.redact.RedactionLimits;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.Redactor;
import dev.varve.search.Search;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The door for agents on a store of its own, asked without HTTP. */
final class TestingMcp implements AutoCloseable {

  private static final byte[] KEY = "key".getBytes(UTF_8);
  private static final Redactor REDACTOR =
      new Redactor(RedactionRules.builtIn(), KEY, RedactionLimits.defaults(), System::nanoTime);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaValidator WITNESS = new DefaultJsonSchemaValidator(JSON);

  final AtomicBoolean room = new AtomicBoolean(true);
  final SqliteDatabase database;
  final Path projects;
  private final Search search;
  private final Recall recall;
  private final McpDoor door;

  private TestingMcp(Path directory) throws IOException {
    InstantSource clock = InstantSource.system();
    database = EmptyStore.open(directory.resolve("varve.db"));
    search = new Search(database, directory.resolve("index"), clock, ZoneOffset.UTC, new EngineEvents());
    projects = Files.createDirectory(directory.resolve("projects"));
    Privacy privacy = new Privacy(database, clock, Exclusions.none(), directory);
    recall =
        new Recall(
            database,
            search,
            new Notebook(database, privacy, REDACTOR, KEY, () -> {}),
            new Forgetting(database, new Claims(AttemptLimits.defaults()), clock),
            cwd -> "notes of " + cwd,
            ref -> {},
            room::get);
    door = new McpDoor("1.2.3", recall);
  }

  static TestingMcp in(Path directory) throws IOException {
    TestingMcp mcp = new TestingMcp(directory);
    mcp.search.start();
    return mcp;
  }

  Answer said(String message) {
    return door.answer(message.getBytes(UTF_8), null);
  }

  JsonNode json(String message) throws IOException {
    return JSON.readTree(said(message).json());
  }

  /** The result of a method. */
  JsonNode ask(String method, String params) throws IOException {
    return json("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  JsonNode call(String tool, String arguments) throws IOException {
    return callFrom(null, tool, arguments);
  }

  /** From a client that works in a directory. */
  JsonNode callFrom(@Nullable String cwd, String tool, String arguments) throws IOException {
    String message =
        """
        {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"%s","arguments":%s}}""".formatted(tool, arguments);
    return JSON.readTree(door.answer(message.getBytes(UTF_8), cwd).json()).path("result");
  }

  /** What all tools say of themselves. */
  List<Tool.Definition> definitions() {
    return Tools.of(recall).stream().map(Tool::definition).toList();
  }

  static Map<String, Object> map(String json) throws IOException {
    return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
  }

  /** Whether the structured content of a good answer has the form that its tool promises. */
  void assertFits(String tool, JsonNode result) {
    Structure promised = definitions().stream().filter(one -> one.name().equals(tool)).findFirst().orElseThrow().gives();
    ValidationResponse verdict = WITNESS.validate(promised.json(), result.path("structuredContent"));
    if (!verdict.valid()) {
      throw new AssertionError(tool + " gave what it does not promise: " + verdict.errorMessage() + " in " + result);
    }
  }

  static String text(JsonNode result) {
    return result.at("/content/0/text").asText();
  }

  /** A directory of this name; made by the first call. */
  String project(String name) throws IOException {
    return Files.createDirectories(projects.resolve(name)).toRealPath().toString();
  }

  /** The reference of a note that can be found when this returns. */
  String note(String project, String text) throws IOException {
    JsonNode saved = call("save", JSON.createObjectNode().put("project", project).put("text", text).toString());
    search.catchUp();
    return saved.at("/structuredContent/ref").asText();
  }

  @Override
  public void close() {
    search.close();
    database.close();
  }
}
