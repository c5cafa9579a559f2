package dev.varve.observer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import dev.varve.observer.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever has only the memories of a recorded session can answer questions about it. */
final class RecordedSessionsTest {

  private static final int ANSWERABLE_MIN = 9;

  static List<JsonNode> recordings() throws IOException {
    InputStream in = Objects.requireNonNull(RecordedSessionsTest.class.getResourceAsStream("questions.json"));
    List<JsonNode> recordings = new ArrayList<>();
    try (in) {
      new ObjectMapper().readTree(in).forEach(recordings::add);
    }
    return recordings;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void memories_answer_the_questions_about_their_session(JsonNode recording) {
    List<String> memories = MemoryText.of(RecordedSession.ofResource(recording.path("recording").asText()));
    List<String> unanswered = new ArrayList<>();
    for (JsonNode question : recording.path("questions")) {
      if (!isAnswered(question, memories)) {
        unanswered.add(question.path("question").asText());
      }
    }
    assertThat(unanswered).hasSizeLessThanOrEqualTo(recording.path("questions").size() - ANSWERABLE_MIN);
  }

  /** Each group of terms stands in one memory together. */
  private static boolean isAnswered(JsonNode question, List<String> memories) {
    for (JsonNode terms : question.path("together")) {
      if (memories.stream().noneMatch(memory -> holdsAll(memory, terms))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsAll(String memory, JsonNode terms) {
    for (JsonNode term : terms) {
      if (!memory.contains(term.asText())) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void four_tool_uses_make_at_most_one_observation(JsonNode recording) {
    int shown = 0;
    int made = 0;
    for (RecordedSession.Observed turn : RecordedSession.ofResource(recording.path("recording").asText()).turns()) {
      shown += turn.turn() instanceof Turn.ToolUses uses ? uses.uses().size() : 0;
      made += turn.observations().size();
      assertThat(made).isLessThanOrEqualTo((shown + 3) / 4);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void memories_stay_small(JsonNode recording) {
    for (RecordedSession.Observed turn : RecordedSession.ofResource(recording.path("recording").asText()).turns()) {
      turn.observations().forEach(RecordedSessionsTest::assertSmall);
      if (turn.summary() != null) {
        assertThat(length(turn.summary())).isLessThanOrEqualTo(3_500);
      }
    }
  }

  private static void assertSmall(DraftObservation observation) {
    assertThat(observation.title()).isNotBlank().hasSizeLessThanOrEqualTo(160);
    assertThat(observation.narrative()).hasSizeLessThanOrEqualTo(900);
    assertThat(observation.facts()).hasSizeLessThanOrEqualTo(12).allSatisfy(fact ->
        assertThat(fact).isNotBlank().hasSizeLessThanOrEqualTo(240));
  }

  private static int length(DraftSummary summary) {
    return summary.request().length() + summary.investigated().length() + summary.learned().length()
        + summary.completed().length() + summary.nextSteps().length() + summary.notes().length();
  }

  @Test
  void the_same_session_has_the_same_memories_again() throws IOException {
    String recording = recordings().getFirst().path("recording").asText();
    assertThat(MemoryText.of(RecordedSession.ofResource(recording)))
        .isEqualTo(MemoryText.of(RecordedSession.ofResource(recording)));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void every_observation_names_messages_of_its_turn_once(JsonNode recording) {
    for (RecordedSession.Observed turn : RecordedSession.ofResource(recording.path("recording").asText()).turns()) {
      for (DraftObservation observation : turn.observations()) {
        assertThat(observation.sources()).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(turn.turn().messages());
      }
    }
  }
}
