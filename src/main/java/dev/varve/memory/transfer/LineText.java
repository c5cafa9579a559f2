package dev.varve.memory.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
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
                  .addDeserializer(Instant.class, new InstantText())
                  .addDeserializer(String.class, new CleanedText()));

  private static final Map<String, ObjectReader> KINDS =
      Map.of(
          "varve", JSON.readerFor(Line.Head.class),
          "project", JSON.readerFor(Line.Project.class),
          "session", JSON.readerFor(Line.Session.class),
          "prompt", JSON.readerFor(Line.Prompt.class),
          "turn", JSON.readerFor(Line.Turn.class));

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
      ObjectReader kind = KINDS.get(kind(text));
      if (kind == null) {
        throw new BadLine("it is no line of an export");
      }
      Line line = CleanedText.by(cleaned, kind).readValue(text);
      return RequiredFields.checked(line);
    } catch (JsonMappingException e) {
      throw e.getCause() instanceof StreamReadException
          ? notJson()
          : new BadLine("its field '" + field(e) + "' is missing or not as in an export");
    } catch (IOException e) {
      throw notJson();
    }
  }

  private static BadLine notJson() {
    return new BadLine("it is no JSON");
  }

  /** Empty when the text does not say it. */
  private static String kind(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      JsonToken token = json.nextToken() == JsonToken.START_OBJECT ? json.nextToken() : null;
      while (token == JsonToken.FIELD_NAME) {
        boolean found = json.currentName().equals("kind");
        json.nextToken();
        if (found) {
          return json.getText();
        }
        json.skipChildren();
        token = json.nextToken();
      }
      return "";
    }
  }

  private static String field(JsonMappingException e) {
    StringJoiner path = new StringJoiner(".");
    for (JsonMappingException.Reference step : e.getPath()) {
      path.add(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
    }
    return path.toString();
  }
}
