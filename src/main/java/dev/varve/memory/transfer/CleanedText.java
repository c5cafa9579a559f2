package dev.varve.memory.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.util.function.UnaryOperator;

/** Reads each text as the function returns it that the reader was given. */
final class CleanedText extends StdDeserializer<String> {

  @Serial private static final long serialVersionUID = 1L;

  @FunctionalInterface
  private interface Cleaning extends UnaryOperator<String> {}

  CleanedText() {
    super(String.class);
  }

  /** The same reader with the function. */
  static ObjectReader by(UnaryOperator<String> cleaned, ObjectReader reader) {
    Cleaning cleaning = cleaned::apply;
    return reader.withAttribute(Cleaning.class, cleaning);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = StringDeserializer.instance.deserialize(parser, context);
    if (context.getAttribute(Cleaning.class) instanceof Cleaning cleaning) {
      return cleaning.apply(text);
    }
    throw new IllegalStateException("a text of a line is read without being cleaned");
  }
}
