package dev.varve.capture.policy;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@code .varve.toml}, which anybody may have written: whatever is wrong with it is a problem to show. */
final class ProjectFileText {

  static final int BYTES_MAX = 64 << 10;

  private static final int DEPTH_MAX = 20;
  private static final int PATTERNS_MAX = 100;
  private static final int PATTERN_LENGTH_MAX = 200;
  private static final int KEY_SHOWN_MAX = 40;
  private static final Pattern RETENTION = Pattern.compile("[1-9]\\d{0,3}[hd]");
  private static final Pattern LABEL = Pattern.compile("[^\\p{Cntrl}:]{1,60}");
  private static final Pattern IDENTITY = Pattern.compile("(?:git|path):[^\\p{Cntrl}]{1,500}");

  private static final TomlMapper TOML =
      new TomlMapper(
          TomlFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
              .build());

  private final List<String> problems = new ArrayList<>();
  private final List<String> excludePaths = new ArrayList<>();
  private boolean capture = true;
  private @Nullable String label;
  private @Nullable String retention;
  private @Nullable String project;

  private ProjectFileText() {}

  /** Of a root; a file that is a link, or no file, or too large, is left out as a whole. */
  static ProjectFile read(Path root) {
    Path file = root.resolve(ProjectFile.NAME);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return ProjectFile.NONE;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return ignored("it is a link or no file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      return bytes.length > BYTES_MAX ? ignored("it has more than " + BYTES_MAX + " bytes") : parse(bytes);
    } catch (IOException e) {
      return ignored("it cannot be read");
    }
  }

  /** The parser is made for friendly files, so with this one any of its exceptions is expected. */
  static ProjectFile parse(byte[] bytes) {
    JsonNode root;
    try {
      root = TOML.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      return ignored("it is no valid TOML of at most " + DEPTH_MAX + " levels");
    }
    ProjectFileText text = new ProjectFileText();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      text.take(entry.getKey(), entry.getValue());
    }
    return new ProjectFile(
        text.capture, text.excludePaths, text.label, text.retention, text.project, hash(bytes), text.problems);
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void take(String key, JsonNode value) {
    switch (key) {
      case "capture" -> {
        if (value.isBoolean()) {
          capture = value.booleanValue();
        } else {
          // Whoever writes this key at all wants less, so a mistake in it means less.
          capture = false;
          problems.add("'capture' must be true or false; taken as false");
        }
      }
      case "exclude_paths" -> patterns(value);
      case "label" -> label = text(key, value, LABEL, "1 to 60 characters without a colon");
      case "retention" -> retention = text(key, value, RETENTION, "a time such as \"30d\"");
      case "project" -> project = text(key, value, IDENTITY, "an identity such as \"git:host/path\"");
      default -> unknown(key);
    }
  }

  private void unknown(String key) {
    String shown = key.length() > KEY_SHOWN_MAX ? key.substring(0, KEY_SHOWN_MAX) + "…" : key;
    problems.add("unknown key '" + shown.replaceAll("\\p{Cntrl}", "?") + "'");
  }

  private void patterns(JsonNode value) {
    for (JsonNode pattern : value.isArray() ? value : List.of(value)) {
      String text = pattern.isTextual() ? pattern.textValue() : "";
      if (text.isBlank() || text.length() > PATTERN_LENGTH_MAX || excludePaths.size() >= PATTERNS_MAX) {
        problems.add(
            "'exclude_paths' takes at most %d texts of 1 to %d characters".formatted(PATTERNS_MAX, PATTERN_LENGTH_MAX));
        return;
      }
      excludePaths.add(text);
    }
  }

  private @Nullable String text(String key, JsonNode value, Pattern form, String expected) {
    if (value.isTextual() && form.matcher(value.textValue()).matches()) {
      return value.textValue();
    }
    problems.add("'" + key + "' must be " + expected);
    return null;
  }

  private static ProjectFile ignored(String problem) {
    return ProjectFile.ignored(List.of(problem + "; nothing of it is followed"));
  }
}
