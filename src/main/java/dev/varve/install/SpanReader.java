package dev.varve.install;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON, also with comments and trailing commas, into values and into the places where they stand. */
final class SpanReader {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final JsonParser parser;

  private SpanReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The root value; whatever follows it but comments is an error. */
  static Span read(String text) throws UnusableSettings {
    try (JsonParser parser = JSON.createParser(readable(text))) {
      SpanReader reader = new SpanReader(parser);
      if (parser.nextToken() == null) {
        throw new UnusableSettings(1, 1, "there is no value");
      }
      Span root = reader.value(null, offset(parser));
      if (parser.nextToken() != null) {
        throw new UnusableSettings(
            parser.currentTokenLocation().getLineNr(), parser.currentTokenLocation().getColumnNr(), "more than one value");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is always readable", e);
    }
  }

  static JsonNode value(String text) throws UnusableSettings {
    try {
      return JSON.readTree(readable(text));
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  /** Refuses a text that can be read here, but not by a client that tolerates only so much. */
  static void require(String text, boolean comments, boolean trailingCommas) throws UnusableSettings {
    JsonMapper client =
        JsonMapper.builder()
            .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, comments)
            .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, trailingCommas)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try {
      client.readTree(readable(text));
    } catch (JsonProcessingException e) {
      throw new UnusableSettings(
          e.getLocation().getLineNr(),
          e.getLocation().getColumnNr(),
          "a comment or a trailing comma, with which the client cannot read the file; remove it");
    }
  }

  /** A byte order mark counts as a space, so that offsets stay right. */
  static String readable(String text) {
    return text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
  }

  /** The parser's own words are about its insides, so that they would help nobody. */
  static UnusableSettings malformed(JsonProcessingException e) {
    return e instanceof JsonEOFException
        ? malformed(e, "the file ends in the middle of a value; close what is open: a quote, bracket or brace")
        : malformed(e, "this is not valid JSON; look here and just before for a comma, colon, quote or bracket too many or too few");
  }

  static UnusableSettings malformed(JsonProcessingException e, String what) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    return new UnusableSettings(line, column, what);
  }

  private Span value(@Nullable String name, int from) throws IOException {
    int start = offset(parser);
    JsonToken token = parser.currentToken();
    List<Span> children = new ArrayList<>();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        int at = offset(parser);
        parser.nextToken();
        children.add(value(member, at));
      }
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        children.add(value(null, offset(parser)));
      }
    } else {
      parser.finishToken();
    }
    return new Span(kind(token), name, from, start, (int) parser.currentLocation().getCharOffset(), children);
  }

  private static Span.Kind kind(JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      return Span.Kind.OBJECT;
    }
    return token == JsonToken.START_ARRAY ? Span.Kind.ARRAY : Span.Kind.SCALAR;
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }
}
