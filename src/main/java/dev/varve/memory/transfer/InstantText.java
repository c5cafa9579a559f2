package dev.varve.memory.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads a time in ISO-8601. */
final class InstantText extends StdDeserializer<Instant> {

  @Serial private static final long serialVersionUID = 1L;

  InstantText() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    try {
      return Instant.parse(parser.getText());
    } catch (DateTimeException e) {
      return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "no time in ISO-8601");
    }
  }
}
