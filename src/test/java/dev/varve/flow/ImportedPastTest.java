package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes in late is as old as it is. */
@Timeout(120)
class ImportedPastTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static void write(Caller caller, String session, String file, String at) throws Exception {
    String body =
        """
        {"id":"%s","tool":"Write","cwd":"/work/tally","at":"%s","input":{"file_path":"/work/tally/%s","content":"class A {}"},
         "response":{"type":"create"}}""";
    caller.post("/v1/sessions/api/" + session + "/tool-uses", body.formatted(file, at, file));
    await().atMost(SOON).until(caller::isDrained);
  }

  @Test
  void imported_memories_stand_behind_those_of_the_present(@TempDir Path elsewhere, @TempDir Path here) throws Exception {
    String past;
    try (Worker worker = TestingHome.in(elsewhere).start()) {
      Caller caller = TestingHome.in(elsewhere).caller(worker);
      for (int day = 1; day <= 4; day++) {
        write(caller, "past" + day, "Past" + day + ".java", "2024-01-0" + day + "T10:00:00Z");
      }
      past = caller.text("/v1/export");
    }
    try (Worker worker = TestingHome.in(here).start()) {
      Caller caller = TestingHome.in(here).caller(worker);
      write(caller, "present", "Present.java", "2026-01-01T10:00:00Z");
      assertThat(caller.post("/v1/import", past).json().path("observations").asInt()).isEqualTo(4);

      String told = caller.get("/v1/context?cwd=/work/tally").json().path("text").asText();
      List<String> notes = told.lines().filter(line -> line.startsWith("#")).toList();
      assertThat(notes).hasSize(5);
      assertThat(notes.getFirst()).contains("Present.java");
      assertThat(notes.getLast()).contains("Past1.java");
      assertThat(told).containsSubsequence("About files worked on last:", "Present.java", "Recent:", "Past4.java");
    }
  }
}
