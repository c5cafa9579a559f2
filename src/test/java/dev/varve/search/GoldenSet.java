package dev.varve.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.transfer.Import;
import dev.varve.memory.transfer.Origin;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Memories of recorded coding sessions, and questions to them written by people who saw only the recordings. What
 * answers a question is known by lineage: observations drawn from the tool uses in which the answer was seen, and the
 * prompt and the summary of the turn in which it was said.
 */
final class GoldenSet {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String BY_TOOL =
      """
      SELECT s.observation_id FROM messages m JOIN observation_sources s ON s.message_id = m.id
      JOIN sessions x ON x.id = m.session_id WHERE x.client_session_id = ? AND m.dedup_key = ?""";

  private static final String PROMPT =
      """
      SELECT p.id FROM prompts p JOIN sessions x ON x.id = p.session_id
      WHERE x.client_session_id = ? AND p.number = ?""";

  private static final String SUMMARY =
      """
      SELECT y.id FROM summaries y JOIN sessions x ON x.id = y.session_id
      WHERE x.client_session_id = ? AND ? BETWEEN y.first_prompt AND y.last_prompt""";

  private GoldenSet() {}

  /**
   * A question.
   *
   * @param kind {@code identifier, error, paraphrase, aggregate, superseded, unanswerable}
   * @param parts of the answer; each is found with any one of its memories
   * @param stale memories that only know what was true before
   */
  record Question(
      String id, String project, String kind, String text, List<Set<MemoryRef>> parts, Set<MemoryRef> stale) {}

  /** Puts the memories into an empty store. */
  static void load(Database database) throws IOException {
    Redactor redactor = TestingRedactor.unhurried();
    Set<String> types = Set.of("bugfix", "feature", "refactor", "change", "discovery", "decision");
    new Import(database, redactor, InstantSource.system(), types).take(lines("memories.jsonl"), Origin.VARVE);
  }

  /** The questions with what answers them in this store. */
  static List<Question> questions(Database database) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String line : lines("questions.jsonl")) {
      JsonNode node = JSON.readTree(line);
      questions.add(database.read(tx -> question(tx, node)));
    }
    return questions;
  }

  private static Question question(Tx tx, JsonNode node) {
    List<Set<MemoryRef>> parts = parts(tx, node.path("parts"));
    Set<MemoryRef> stale = union(parts(tx, node.path("stale")));
    stale.removeAll(union(parts));
    String kind = node.path("kind").asText();
    return new Question(
        node.path("id").asText(),
        node.path("project").asText(),
        kind,
        node.path("question").asText(),
        kind.equals("aggregate") || parts.isEmpty() ? parts : List.of(union(parts)),
        stale);
  }

  private static List<Set<MemoryRef>> parts(Tx tx, JsonNode nodes) {
    List<Set<MemoryRef>> parts = new ArrayList<>();
    nodes.forEach(node -> parts.add(part(tx, node)));
    return parts;
  }

  private static Set<MemoryRef> part(Tx tx, JsonNode node) {
    String session = node.path("session").asText();
    Set<MemoryRef> refs = new HashSet<>();
    for (JsonNode tool : node.path("tools")) {
      refs.addAll(tx.list(BY_TOOL, row -> MemoryRef.observation(row.number(1)), session, "tool:" + tool.asText()));
    }
    if (node.has("prompt")) {
      refs.addAll(tx.list(PROMPT, row -> MemoryRef.prompt(row.number(1)), session, node.path("prompt").asInt()));
      refs.addAll(tx.list(SUMMARY, row -> MemoryRef.summary(row.number(1)), session, node.path("prompt").asInt()));
    }
    return refs;
  }

  private static Set<MemoryRef> union(List<Set<MemoryRef>> parts) {
    Set<MemoryRef> all = new HashSet<>();
    parts.forEach(all::addAll);
    return all;
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(GoldenSet.class.getResourceAsStream("golden/" + file), file)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
