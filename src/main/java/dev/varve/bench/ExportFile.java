package dev.varve.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Lines as {@code varve export} writes them: one project, sessions of {@value MemoryLoad#PER_SESSION} memories an hour apart,
 * each memory in a turn of its own, which is the most work for who takes them in.
 */
final class ExportFile {

  /** A word of the last memory alone. */
  static final String LAST = "ultimissimum";

  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

  private final RandomGenerator random;
  private final Vocabulary words;

  ExportFile(RandomGenerator random) {
    this.random = random;
    this.words = new Vocabulary(random);
  }

  void write(Path file, int memories) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      line(out, kind("varve").put("format", 1).put("program", "bench"));
      ObjectNode project = kind("project").put("identity", MemoryLoad.PROJECT).put("name", "large");
      project.put("createdAt", BEGIN.toString()).putArray("aliases");
      line(out, project);
      for (int i = 0; i < memories; i++) {
        if (i % MemoryLoad.PER_SESSION == 0) {
          line(out, session(i / MemoryLoad.PER_SESSION));
        }
        line(out, turn(i, i + 1 == memories ? " " + LAST : ""));
      }
    }
  }

  private static void line(BufferedWriter out, ObjectNode json) throws IOException {
    out.write(json.toString());
    out.write('\n');
  }

  private static ObjectNode session(int number) {
    ObjectNode json = kind("session").put("project", MemoryLoad.PROJECT).put("cwd", "/bench/large").put("lastPrompt", 1);
    json.set("session", name(number));
    return json.put("startedAt", began(number).toString()).put("lastEventAt", began(number).toString());
  }

  private ObjectNode turn(int number, String last) {
    String at = began(number / MemoryLoad.PER_SESSION).plusSeconds(60L * (number % MemoryLoad.PER_SESSION)).toString();
    ObjectNode json = kind("turn").put("observer", "rules").put("endedAt", at);
    json.set("session", name(number / MemoryLoad.PER_SESSION));
    ObjectNode source = json.putArray("sources").addObject().put("kind", "tool_use").put("key", "toolu_" + number);
    source.put("project", MemoryLoad.PROJECT).put("prompt", 1).put("firstPrompt", 1);
    source.put("tool", "Edit").put("ending", "succeeded").put("originalAt", at);
    InventedMemory memory = InventedMemory.next(random, words);
    ObjectNode observation = json.putArray("observations").addObject().put("project", MemoryLoad.PROJECT).put("prompt", 1);
    observation.put("type", memory.type()).put("title", memory.title()).put("subtitle", "");
    observation.put("narrative", memory.narrative() + last).put("branch", "main");
    strings(observation, "facts", memory.facts());
    strings(observation, "concepts", memory.concepts());
    strings(observation, "filesRead", List.of());
    strings(observation, "filesModified", List.of(memory.path()));
    observation.put("originalAt", at).put("createdAt", at).putArray("from").add(0);
    json.putArray("summaries");
    return json;
  }

  private static void strings(ObjectNode json, String field, List<String> values) {
    ArrayNode array = json.putArray(field);
    values.forEach(array::add);
  }

  private static ObjectNode kind(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }

  private static ObjectNode name(int session) {
    return JsonNodeFactory.instance.objectNode().put("client", "api").put("id", "bench-" + session);
  }

  private static Instant began(int session) {
    return BEGIN.plus(Duration.ofHours(session));
  }
}
