package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.embed.TestingEndpoint;
import dev.varve.search.VectorStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecallRunTest {

  private static final Path FILE = Path.of("src", "test", "resources", "dev", "varve", "bench", "dialogues.json");

  @Test
  void a_file_is_read_with_its_times_captions_and_evidence() throws IOException {
    DialogueFile.Dialogue dialogue = DialogueFile.read(FILE).dialogues().getFirst();

    assertThat(dialogue.sessions()).extracting(DialogueFile.Session::name).containsExactly("session_1", "session_2");
    assertThat(dialogue.sessions().getFirst().at()).isEqualTo(Instant.parse("2023-05-08T13:56:00Z"));
    assertThat(dialogue.sessions().getFirst().turns().get(1))
        .isEqualTo(new DialogueFile.Turn("D1:2", "Ben: Look at my boat! [image: a photo of a red kayak]"));
    assertThat(dialogue.questions()).hasSize(3);
    assertThat(dialogue.questions().getFirst().evidence()).isEqualTo(Set.of("D1:1"));
    assertThat(dialogue.questions().get(1).evidence()).isEqualTo(Set.of("D1:2"));
  }

  @Test
  void what_answers_is_found_through_store_and_index() throws IOException, InterruptedException {
    DialogueFile file = DialogueFile.read(FILE);
    RecallScore score = new RecallScore();
    try (BenchHome home = BenchHome.create();
        RecallRun run = new RecallRun(home, System::nanoTime, Map.of())) {
      run.load(file);
      run.ask(file, score);
      assertThat(run.latencies().count()).isEqualTo(3);
    }
    JsonNode json = score.json();

    assertThat(json.at("/all/recallAt1").asDouble()).isEqualTo(100);
    assertThat(json.at("/all/questions").asInt()).isEqualTo(3);
    assertThat(json.at("/categories/single-hop/recallAt20").asDouble()).isEqualTo(100);
    assertThat(json.path("categories").has("adversarial")).isFalse();
  }

  @Test
  void a_model_that_the_environment_names_is_asked_for_vectors() throws IOException, InterruptedException {
    DialogueFile file = DialogueFile.read(FILE);
    RecallScore score = new RecallScore();
    try (TestingEndpoint endpoint = TestingEndpoint.open();
        BenchHome home = BenchHome.create();
        RecallRun run =
            new RecallRun(
                home,
                System::nanoTime,
                Map.of(
                    "VARVE_SEARCH_VECTORS_URL", endpoint.base().toString(),
                    "VARVE_SEARCH_VECTORS_MODEL", "toy",
                    "VARVE_SEARCH_VECTORS_QUESTION_TIME_MAX", "10s"))) {
      run.load(file);
      run.ask(file, score);
      VectorStatus vectors = run.vectors().orElseThrow();
      assertThat(vectors.embedded()).isPositive().isEqualTo(vectors.memories());
      assertThat(vectors.byWords()).isZero();
    }
    assertThat(score.json().at("/all/recallAt20").asDouble()).isEqualTo(100);
  }

  @Test
  void recall_is_the_mean_share_of_the_evidence() {
    RecallScore score = new RecallScore();
    double[] half = new double[21];
    half[5] = half[10] = half[20] = 0.5;
    score.add(1, half);
    score.add(4, new double[21]);

    assertThat(score.json().at("/all/recallAt1").asDouble()).isZero();
    assertThat(score.json().at("/all/recallAt5").asDouble()).isEqualTo(25);
    assertThat(score.json().at("/categories/multi-hop/recallAt10").asDouble()).isEqualTo(50);
  }
}
