package dev.varve.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.toml.TomlReadFeature;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the file and the environment say, still as text, every name checked. */
final class SettingsText {

  /** Variables with our prefix that are no settings. */
  static final List<String> OTHER_VARIABLES =
      List.of(
          "VARVE_HOME",
          "VARVE_PORT",
          "VARVE_OBSERVER",
          "VARVE_JAVA_OPTIONS",
          "VARVE_CRASH_AT",
          "VARVE_BENCH_TOKEN",
          "VARVE_BENCH_WORKER_FLAGS");

  /** Keeps a date apart from a text. */
  private static final TomlMapper TOML = TomlMapper.builder().enable(TomlReadFeature.PARSE_JAVA_TIME).build();

  /** Variables come behind what is in the file. */
  private static final int BEHIND_THE_FILE = Integer.MAX_VALUE;

  /** A value and where it was written. */
  private record Written(String text, String place, int line) {}

  private record Problem(int line, String text) {}

  private final Map<String, Written> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Never throws, so that all that is wrong can be told at once. */
  static SettingsText of(Path file, Map<String, String> env) {
    SettingsText text = new SettingsText();
    text.readFile(file);
    text.readEnvironment(env);
    text.leaveOutUnreadable();
    text.attempt(BEHIND_THE_FILE, () -> Settings.vectors(text));
    return text;
  }

  /** @throws SettingsException with everything that is wrong */
  void requireValid() {
    if (!problems.isEmpty()) {
      throw new SettingsException(
          problems.stream().sorted(Comparator.comparingInt(Problem::line)).map(Problem::text).toList());
    }
  }

  private void attempt(int line, Runnable step) {
    try {
      step.run();
    } catch (SettingsException refused) {
      refused.problems().forEach(problem -> problems.add(new Problem(line, problem)));
    }
  }

  private void leaveOutUnreadable() {
    for (Setting<?> setting : SettingKeys.all()) {
      Written written = values.get(setting.key());
      if (written != null) {
        int before = problems.size();
        attempt(written.line(), () -> value(setting));
        if (problems.size() > before) {
          values.remove(setting.key());
        }
      }
    }
  }

  /** Its default when it is not set, or not validly. */
  <T> T value(Setting<T> setting) {
    Written written = values.get(setting.key());
    return written == null
        ? setting.read(setting.fallback(), "default")
        : setting.read(written.text(), written.place());
  }

  /** The keys to which the other gives another value. */
  List<String> differing(SettingsText other) {
    List<String> keys = new ArrayList<>();
    for (Setting<?> setting : SettingKeys.all()) {
      if (!value(setting).equals(other.value(setting))) {
        keys.add(setting.key());
      }
    }
    return keys;
  }

  /** Whether the home itself can be used is not for the settings to say. */
  private void readFile(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      String text = Files.readString(file);
      take("", TOML.readTree(text), file, TomlLines.of(text));
    } catch (JacksonException e) {
      int line = e.getLocation().getLineNr();
      problems.add(
          new Problem(
              line,
              "%s, line %d, column %d: this is not valid TOML, here or just before; a line is key = 24200 or key = \"text\", and each key stands there once"
                  .formatted(file, line, e.getLocation().getColumnNr())));
    } catch (CharacterCodingException e) {
      problems.add(new Problem(0, file + " must be text in UTF-8"));
    } catch (IOException e) {
      problems.add(new Problem(0, file + " cannot be read: " + e.getMessage()));
    }
  }

  private void take(String prefix, JsonNode table, Path file, TomlLines lines) {
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      String key = prefix + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject() && (!value.isEmpty() || isTable(key))) {
        take(key + ".", value, file, lines);
      } else {
        int line = lines.line(key);
        String place = "%s, line %d".formatted(file, line);
        attempt(line, () -> {
          requireKnown(key, SettingKeys.all().stream().map(Setting::key).toList(), place + ": unknown setting");
          values.put(key, new Written(text(setting(key), value, place), place, line));
        });
      }
    }
  }

  private static boolean isTable(String key) {
    return SettingKeys.all().stream().anyMatch(setting -> setting.key().startsWith(key + "."));
  }

  private static Setting<?> setting(String key) {
    return SettingKeys.all().stream().filter(setting -> setting.key().equals(key)).findAny().orElseThrow();
  }

  private static String text(Setting<?> setting, JsonNode value, String place) {
    if (!setting.kind().isOf(value)) {
      throw setting.refused(place, written(value));
    }
    return value.isArray() ? list(setting, value, place) : value.asText();
  }

  /** What a list or a table holds is not told. */
  private static String written(JsonNode value) {
    if (value.isContainerNode()) {
      return value.isArray() ? "a list" : "a table";
    }
    return value.isTextual() ? "\"" + value.textValue() + "\"" : value.asText();
  }

  private static String list(Setting<?> setting, JsonNode list, String place) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : list) {
      if (!word.isTextual() || word.textValue().contains(",")) {
        throw new SettingsException(
            "%s: each entry of %s must be a text without a comma, not %s. Correct it, or take it out"
                .formatted(place, setting.key(), Setting.shown(written(word))));
      }
      words.add(word.textValue());
    }
    return String.join(",", words);
  }

  private void readEnvironment(Map<String, String> env) {
    Map<String, String> keys = new HashMap<>();
    SettingKeys.all().forEach(setting -> keys.put(setting.variable(), setting.key()));
    if (env.containsKey("VARVE_PORT")) {
      values.put(SettingKeys.PORT.key(), new Written(env.get("VARVE_PORT"), "VARVE_PORT", BEHIND_THE_FILE));
    }
    List<String> known = Stream.concat(keys.keySet().stream(), OTHER_VARIABLES.stream()).toList();
    for (Map.Entry<String, String> variable : new TreeMap<>(env).entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith("VARVE_") || OTHER_VARIABLES.contains(name)) {
        continue;
      }
      attempt(BEHIND_THE_FILE, () -> {
        requireKnown(name, known, "unknown variable");
        values.put(keys.get(name), new Written(variable.getValue(), name, BEHIND_THE_FILE));
      });
    }
  }

  private static void requireKnown(String name, List<String> known, String problem) {
    if (!known.contains(name)) {
      throw new SettingsException("%s '%s'; the nearest is '%s'".formatted(problem, name, NearestName.of(name, known)));
    }
  }
}
