package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is forgotten, and however, no door knows it when the answer comes; and what is kept, all know. */
@Timeout(300)
class ForgottenEverywhereTest {

  private static final long SEED = 41;
  private static final int ROUNDS = 16;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CWD = "/work/tally";

  private final Random random = new Random(SEED);
  private TestingHome home;
  private Caller caller;

  /** A memory and the one word that only it has. */
  private record Known(String word, String ref, JsonNode memory) {}

  @BeforeEach
  void name(@TempDir Path directory) {
    home = TestingHome.in(directory);
  }

  @Test
  void no_door_knows_what_was_forgotten_and_all_know_what_was_not() throws Exception {
    List<Known> gone;
    Known kept;
    try (Worker worker = home.start()) {
      caller = home.caller(worker);
      gone = remembered();
      kept = gone.removeFirst();
      for (Known known : gone) {
        assertThat(doorsThatKnow(known)).as("seed %d, %s", SEED, known).contains("search", "get", "export", "mcp get");
        forget(known);
        assertThat(doorsThatKnow(known)).as("seed %d, %s", SEED, known).isEmpty();
      }
      assertThat(doorsThatKnow(kept)).contains("search", "get", "recent", "context", "export", "mcp search", "mcp recent");
    }
    try (Worker worker = home.start()) {
      caller = home.caller(worker);
      for (Known known : gone) {
        assertThat(doorsThatKnow(known)).as("after a restart").isEmpty();
      }
      assertThat(doorsThatKnow(kept)).contains("search", "context");
    }
  }

  /** One for each round and one more, the oldest first. */
  private List<Known> remembered() throws Exception {
    List<String> words = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      words.add(told(round));
    }
    await().atMost(SOON).until(caller::isDrained);
    List<Known> remembered = new ArrayList<>();
    for (String word : words) {
      await().atMost(SOON).until(() -> !found(word).isEmpty());
      String ref = found(word).getFirst().path("ref").asText();
      remembered.add(new Known(word, ref, caller.get("/v1/memories/" + ref.substring(1)).json()));
    }
    return remembered;
  }

  /** A note, a prompt or a written file, each in a session of its own where it has one, and of a moment of its own. */
  private String told(int round) throws Exception {
    String word = "w" + Long.toHexString(random.nextLong() >>> 8);
    String session = "s" + round;
    switch (random.nextInt(3)) {
      case 0 -> caller.post("/v1/notes", "{\"cwd\":\"%s\",\"text\":\"%s is a note\"}".formatted(CWD, word));
      case 1 -> caller.post(
          "/v1/sessions/api/" + session + "/prompts", "{\"cwd\":\"%s\",\"text\":\"please %s\"}".formatted(CWD, word));
      default -> caller.post(
          "/v1/sessions/api/" + session + "/tool-uses",
          """
          {"id":"one","tool":"Write","cwd":"%s","input":{"file_path":"%s/src/%s.java","content":"class %s {}"},
           "response":{"type":"create"}}""".formatted(CWD, CWD, word, word));
    }
    long toldAtMs = System.currentTimeMillis();
    await().until(() -> System.currentTimeMillis() > toldAtMs);
    return word;
  }

  private List<JsonNode> found(String word) throws IOException, InterruptedException {
    return caller.items("/v1/search?cwd=" + CWD + "&q=" + word);
  }

  private void forget(Known known) throws Exception {
    String scope =
        switch (random.nextInt(4)) {
          case 0 -> "\"refs\":[\"%s\"]".formatted(known.ref());
          case 1 -> "\"query\":\"%s\",\"cwd\":\"%s\"".formatted(known.word(), CWD);
          case 2 -> "\"since\":\"%s\",\"until\":\"%s\",\"cwd\":\"%s\"".formatted(at(known), at(known).plusMillis(1), CWD);
          default -> ofSession(known);
        };
    String token = caller.post("/v1/forget", "{" + scope + "}").json().at("/plan/token").asText();
    JsonNode done = caller.post("/v1/forget", "{" + scope + ",\"token\":\"" + token + "\"}").json();
    assertThat(done.path("status").asText()).as("%s: %s", scope, done).isEqualTo("forgotten");
  }

  private static Instant at(Known known) {
    return Instant.parse(known.memory().path("at").asText());
  }

  /** All notes of a project are of one session, with what is to be kept. */
  private static String ofSession(Known known) {
    return known.memory().path("client").asText().equals("varve")
        ? "\"refs\":[\"%s\"]".formatted(known.ref())
        : "\"session\":" + known.memory().path("session").asLong();
  }

  private List<String> doorsThatKnow(Known known) throws Exception {
    String file = CWD + "/src/" + known.word() + ".java";
    String id = known.ref().substring(1);
    List<String> doors = new ArrayList<>();
    ask(doors, known, "search", caller.items("/v1/search?cwd=" + CWD + "&q=" + known.word()).toString());
    ask(doors, known, "get", get("/v1/memories/" + id));
    ask(doors, known, "recent", get("/v1/recent?limit=100&cwd=" + CWD));
    ask(doors, known, "timeline", get("/v1/timeline?at=" + at(known) + "&cwd=" + CWD));
    ask(doors, known, "by-file", get("/v1/by-file?path=" + file + "&cwd=" + CWD));
    ask(doors, known, "context", get("/v1/context?cwd=" + CWD));
    ask(doors, known, "lists", get("/v1/observations") + get("/v1/prompts") + get("/v1/summaries") + get("/v1/sessions"));
    ask(doors, known, "export", caller.text("/v1/export"));
    ask(doors, known, "offline files", offline());
    JsonNode search = tool("search", "\"query\":\"%s\"".formatted(known.word()));
    ask(doors, known, "mcp search", search.at("/structuredContent/items").toString());
    ask(doors, known, "mcp get", tool("get", "\"refs\":[\"%s\"]".formatted(known.ref())).toString());
    ask(doors, known, "mcp recent", tool("recent", "\"limit\":100").toString());
    ask(doors, known, "mcp by_file", items(tool("by_file", "\"path\":\"%s\"".formatted(file))));
    ask(doors, known, "mcp session_context", tool("session_context", "").toString());
    return doors;
  }

  private static void ask(List<String> doors, Known known, String door, String answer) {
    if (answer.contains(known.word())) {
      doors.add(door);
    }
  }

  private static String items(JsonNode result) {
    return result.at("/structuredContent/items").toString();
  }

  private String get(String path) throws IOException, InterruptedException {
    return caller.get(path).json().toString();
  }

  private JsonNode tool(String name, String arguments) throws IOException, InterruptedException {
    String project = "\"project\":\"" + CWD + "\"";
    String all = name.equals("get") ? arguments : arguments.isEmpty() ? project : arguments + "," + project;
    String message =
        """
        {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"%s","arguments":{%s}}}""".formatted(name, all);
    return caller.post("/mcp", message).json().path("result");
  }

  private String offline() throws IOException {
    Path directory = home.home().path().resolve("context");
    StringBuilder all = new StringBuilder();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
