package dev.varve.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hook calls of past sessions in order: JSON lines of {@code at} (epoch ms), client, event, payload. */
record Recording(List<RecordedEvent> events) {

  private static final String BUNDLED = "demo.events.jsonl";
  private static final int EVENTS_MAX = 100_000;
  private static final int NAME_LENGTH_MAX = 64;
  private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9_-]+");

  /** Some clients put a dot between the words; one of its own would be a step in the path that it becomes part of. */
  private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  private static final String FORMAT =
      "Each line is one JSON object: {\"at\": epoch ms, \"client\": \"claude-code\", \"event\": name, \"payload\": {}}.";

  Recording {
    events = List.copyOf(events);
  }

  /** The session that comes with the program. */
  static Recording bundled() throws IOException {
    InputStream in = Objects.requireNonNull(Recording.class.getResourceAsStream(BUNDLED), BUNDLED);
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return read(BUNDLED, reader);
    }
  }

  /** Fails with the line and its problem when the file is not such a recording. */
  static Recording read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CliException(ExitCode.USAGE, file + " is not a file", "Name a recording. " + FORMAT);
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(file.toString(), reader);
    } catch (CharacterCodingException e) {
      throw new CliException(ExitCode.USAGE, file + " is not UTF-8 text", FORMAT);
    }
  }

  private static Recording read(String name, BufferedReader reader) throws IOException {
    List<RecordedEvent> events = new ArrayList<>();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        events.add(event(name, number, line));
      }
      if (events.size() > EVENTS_MAX) {
        throw new CliException(ExitCode.USAGE, name + " has more than " + EVENTS_MAX + " events", "Split the file.");
      }
    }
    if (events.isEmpty()) {
      throw new CliException(ExitCode.USAGE, name + " holds no event", FORMAT);
    }
    return new Recording(events);
  }

  private static RecordedEvent event(String name, int number, String line) {
    JsonNode json = json(name, number, line);
    require(json.path("at").isIntegralNumber(), name, number, "'at' must be a number of epoch milliseconds");
    require(isName(json.path("client"), CLIENT), name, number, "'client' must be the name of a client");
    require(isName(json.path("event"), EVENT), name, number, "'event' must be the name of a hook event");
    require(json.path("payload").isObject(), name, number, "'payload' must be an object");
    return new RecordedEvent(
        Instant.ofEpochMilli(json.path("at").longValue()),
        json.path("client").asText(),
        json.path("event").asText(),
        json.path("payload"));
  }

  private static boolean isName(JsonNode value, Pattern names) {
    return value.isTextual() && value.asText().length() <= NAME_LENGTH_MAX && names.matcher(value.asText()).matches();
  }

  private static JsonNode json(String name, int number, String line) {
    try {
      return Terminal.JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw malformed(name, number, "not valid JSON, from column %d or a little before on".formatted(e.getLocation().getColumnNr()));
    }
  }

  private static void require(boolean holds, String name, int number, String problem) {
    if (!holds) {
      throw malformed(name, number, problem);
    }
  }

  private static CliException malformed(String name, int number, String problem) {
    return new CliException(ExitCode.USAGE, "%s, line %d: %s".formatted(name, number, problem), FORMAT);
  }

  Instant first() {
    return events.getFirst().at();
  }

  Instant last() {
    return events.getLast().at();
  }

  /** Where the last of them happened that says where; empty when none does. */
  Optional<String> cwd() {
    for (RecordedEvent event : events.reversed()) {
      Optional<String> cwd = event.origin().flatMap(origin -> Optional.ofNullable(origin.cwd()));
      if (cwd.isPresent() && !cwd.get().isBlank()) {
        return cwd;
      }
    }
    return Optional.empty();
  }

  /** The same, moved by whole days into the past if the machine's clock says it has not happened yet. */
  Recording before(Instant now) {
    if (!last().isAfter(now)) {
      return this;
    }
    Duration back = Duration.ofDays(Duration.between(now, last()).toDays() + 1);
    return new Recording(
        events.stream()
            .map(e -> new RecordedEvent(e.at().minus(back), e.client(), e.event(), e.payload()))
            .toList());
  }
}
