package dev.varve.memory.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** Lines as JSON text: times in ISO-8601, what a line is in {@code kind}. */
public final class LineText {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantText()));

  private static final Map<String, Class<? extends Line>> KINDS =
      Map.of(
          "varve", Line.Head.class,
          "project", Line.Project.class,
          "session", Line.Session.class,
          "prompt", Line.Prompt.class,
          "turn", Line.Turn.class);

  private LineText() {}

  static String of(Line line) {
    ObjectNode json = JSON.createObjectNode().put("kind", kind(line));
    json.setAll((ObjectNode) JSON.valueToTree(line));
    return json.toString();
  }

  private static String kind(Line line) {
    return switch (line) {
      case Line.Head _ -> "varve";
      case Line.Project _ -> "project";
      case Line.Session _ -> "session";
      case Line.Prompt _ -> "prompt";
      case Line.Turn _ -> "turn";
    };
  }

  /**
   * Reads a line, each of its strings as {@code cleaned} returns it.
   *
   * @throws BadLine when it is none
   */
  static Line read(String text, UnaryOperator<String> cleaned) {
    try {
      JsonNode json = JSON.readTree(text);
      Class<? extends Line> kind = json == null ? null : KINDS.get(json.path("kind").asText());
      if (kind == null) {
        throw new BadLine("it is no line of an export");
      }
      return RequiredFields.checked(JSON.treeToValue(cleaned(json, cleaned), kind));
    } catch (JsonMappingException e) {
      throw new BadLine("its field '" + field(e) + "' is missing or not as in an export");
    } catch (JsonProcessingException e) {
      throw new BadLine("it is no JSON");
    }
  }

  private static String field(JsonMappingException e) {
    StringJoiner path = new StringJoiner(".");
    for (JsonMappingException.Reference step : e.getPath()) {
      path.add(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
    }
    return path.toString();
  }

  private static JsonNode cleaned(JsonNode json, UnaryOperator<String> cleaned) {
    return switch (json) {
      case TextNode text -> TextNode.valueOf(cleaned.apply(text.textValue()));
      case ObjectNode object -> {
        object.properties().forEach(field -> field.setValue(cleaned(field.getValue(), cleaned)));
        yield object;
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, cleaned(array.get(i), cleaned));
        }
        yield array;
      }
      default -> json;
    };
  }
}
