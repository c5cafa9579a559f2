package dev.varve.observer.reply;

import dev.varve.observer.ObservationType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a model looks for and in which words it answers.
 *
 * @param language a phrase that completes "write in"
 * @param types each type with when it applies, in the order they are shown
 * @param defaultType what an unknown type counts as
 * @param concepts keywords with what they stand for
 * @param look what is worth keeping
 * @param leave what is not
 * @param writingTools names of tools that change the file they name; lower case, letters only
 */
public record Mode(
    String language,
    Map<ObservationType, String> types,
    ObservationType defaultType,
    Map<String, String> concepts,
    List<String> look,
    List<String> leave,
    Set<String> writingTools) {

  /** The mode of coding sessions, and the default. */
  public static Mode code() {
    return ModeFile.parse(resource("code.mode"));
  }

  /** The type of that name in any case; the default for a name nobody knows. */
  ObservationType type(String name) {
    for (ObservationType type : types.keySet()) {
      if (type.stored().equals(name.strip().toLowerCase(Locale.ROOT))) {
        return type;
      }
    }
    return defaultType;
  }

  /** Whether a tool changes the file it names; {@code mcp__files__write_file} is judged by its last part. */
  boolean writes(String tool) {
    String name = tool.substring(tool.lastIndexOf("__") + 1);
    return writingTools.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
  }

  static String resource(String name) {
    try (InputStream stream = Mode.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the program: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
