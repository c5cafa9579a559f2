package dev.varve.observer.reply;

import dev.varve.observer.ObservationType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a mode from lines of a word and its argument; an unknown word is an error. */
final class ModeFile {

  private String language = "";
  private String defaultType = "";
  private final Map<ObservationType, String> types = new LinkedHashMap<>();
  private final Map<String, String> concepts = new LinkedHashMap<>();
  private final List<String> look = new ArrayList<>();
  private final List<String> leave = new ArrayList<>();
  private final Set<String> writingTools = new HashSet<>();

  private ModeFile() {}

  static Mode parse(String text) {
    var file = new ModeFile();
    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(file::line);
    ObservationType fallback = type(file.defaultType);
    if (file.language.isEmpty() || !file.types.containsKey(fallback)) {
      throw new IllegalArgumentException("a mode names a language and, among its types, a default");
    }
    return new Mode(
        file.language,
        Collections.unmodifiableMap(file.types),
        fallback,
        Collections.unmodifiableMap(file.concepts),
        List.copyOf(file.look),
        List.copyOf(file.leave),
        Set.copyOf(file.writingTools));
  }

  private void line(String line) {
    String argument = after(line);
    switch (before(line)) {
      case "language" -> language = argument;
      case "default" -> defaultType = argument;
      case "type" -> types.put(type(before(argument)), after(argument));
      case "concept" -> concepts.put(before(argument), after(argument));
      case "look" -> look.add(argument);
      case "leave" -> leave.add(argument);
      case "writes" -> writingTools.addAll(List.of(argument.split(" ", -1)));
      default -> throw new IllegalArgumentException("unknown line in a mode: " + line);
    }
  }

  private static ObservationType type(String name) {
    return ObservationType.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String before(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  private static String after(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? "" : line.substring(space + 1).strip();
  }
}
