package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.chance.Chance;
import dev.varve.chance.Changed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of real clients in which any value may be another one, from the file down to the store. */
class HostileTranscriptTest {

  private static final String SECRET = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";
  private static final String PRIVATE = "<private>zwiebel</private>";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @TempDir private static Path folder;
  @AutoClose private static TestingTranscripts here;

  @BeforeAll
  static void open() {
    here = new TestingTranscripts(folder);
  }

  private static JsonNode value(Chance chance) {
    return switch (chance.random().nextInt(7)) {
      case 0 -> NODES.textNode(SECRET);
      case 1 -> NODES.textNode("/tmp/x-" + SECRET + "/y " + PRIVATE);
      case 2 -> NODES.textNode(chance.text(12));
      case 3 -> NODES.numberNode(chance.random().nextLong());
      case 4 -> NODES.arrayNode().add(SECRET).add(NODES.objectNode().put(SECRET, PRIVATE));
      case 5 -> NODES.objectNode().put("command", "export TOKEN=" + SECRET).put(PRIVATE, true);
      default -> chance.yes() ? NODES.nullNode() : NODES.booleanNode(true);
    };
  }

  /** Every second line is as it was, so that most of what the others tell finds its other half. */
  private static String changed(String transcript, Chance chance) throws IOException {
    StringBuilder changed = new StringBuilder();
    for (String line : transcript.split("\n", 0)) {
      String other = chance.yes() ? line : Changed.json(JSON.readTree(line), chance, 3, () -> value(chance)).toString();
      changed.append(other).append('\n');
    }
    return changed.toString();
  }

  private static void assertImported(String recording, Path file, Chance chance) throws IOException {
    Files.write(file, changed(Recording.text(recording), chance).getBytes(StandardCharsets.UTF_8));
    Backfill.Slice slice = here.backfill();

    assertThat(slice.done()).isEqualTo(slice.files());
    assertThat(here.stored.everything()).doesNotContain(SECRET);
    assertThat(here.stored.rows("SELECT text FROM prompts")).noneMatch(text -> text.contains("zwiebel"));
    assertThat(here.stored.rows("SELECT payload FROM payloads")).noneMatch(payload -> payload.contains("zwiebel"));
  }

  @Test
  void any_line_of_a_client_is_imported_or_left_out_and_stores_no_planted_secret() {
    Chance.tries(
        10,
        chance -> {
          int number = chance.random().nextInt(1_000_000);
          assertImported(chance.of("s2", "s2-agent", "fork-child"), here.claude("session-" + number), chance);
          assertImported(
              chance.of(List.of("codex-shell", "codex-failing", "codex-mcp", "codex-patch", "codex-agent")),
              here.codex("session-" + number),
              chance);
        });

    assertThat(here.stored.rows("SELECT DISTINCT client FROM sessions")).hasSize(2);
    assertThat(here.stored.count("messages WHERE kind = 'tool_use'")).isPositive();
  }
}
