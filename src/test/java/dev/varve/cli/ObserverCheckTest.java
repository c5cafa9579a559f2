package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.health.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserverCheckTest {

  private static final String RULES = "{\"name\":\"rules\",\"open\":true,\"used\":%s}";

  @TempDir private Path home;

  private static List<Finding> ofWorker(String first, boolean rulesUsed, String waiting) throws IOException {
    String status = "{\"observers\":[%s,%s],\"settings\":{\"atNextStart\":[%s]}}";
    return ObserverCheck.ofWorker(new ObjectMapper().readTree(status.formatted(first, RULES.formatted(rulesUsed), waiting)));
  }

  @Test
  void an_open_observer_is_well_even_if_a_turn_failed() throws IOException {
    assertThat(ofWorker("{\"name\":\"claude\",\"open\":true,\"used\":true,\"failures\":2}", false, ""))
        .containsExactly(Finding.ok("observer", "claude can be asked"));
  }

  @Test
  void a_closed_one_is_named_with_reason_time_remedy_and_who_stands_in() throws IOException {
    String closed =
        """
        {"name":"claude","open":false,"used":false,"reason":"not logged in","remedy":"log in with: claude /login",
         "since":"2030-01-01T00:00:00Z","until":null,"failures":1}""";
    assertThat(ofWorker(closed, true, ""))
        .containsExactly(
            Finding.warn(
                "observer",
                "claude cannot be asked since 2030-01-01T00:00:00Z: not logged in; work goes to rules",
                "log in with: claude /login"));
  }

  @Test
  void while_nobody_stands_in_work_waits_until_the_time_that_was_named() throws IOException {
    String limited =
        """
        {"name":"claude","open":false,"used":false,"reason":"status 429","remedy":"",
         "since":"2030-01-01T00:00:00Z","until":"2030-01-01T00:01:00Z","failures":1}""";
    Finding finding = ofWorker(limited, false, "").getFirst();
    assertThat(finding.detail()).endsWith("status 429; work waits");
    assertThat(finding.remedy()).contains("2030-01-01T00:01:00Z");
  }

  @Test
  void one_that_fails_again_and_again_is_named_although_it_may_be_asked() throws IOException {
    String failing =
        """
        {"name":"claude","open":true,"used":true,"reason":"claude ended with 1","remedy":"run it by hand",
         "since":"2030-01-01T00:00:00Z","until":null,"failures":3}""";
    assertThat(ofWorker(failing, false, "").getFirst().detail()).contains("claude fails since", "claude ended with 1");
  }

  @Test
  void a_session_that_rests_after_a_failure_is_named_although_its_observer_may_be_asked() throws IOException {
    String status =
        """
        {"observers":[{"name":"claude","open":true,"used":true,"failures":1}],"sessions":{"resting":[
         {"id":12,"reason":"claude was killed by signal 9","until":"2030-01-01T00:05:00Z"},
         {"id":7,"reason":"claude ended with 1","until":"2030-01-01T00:01:00Z"}]}}""";
    Finding finding = ObserverCheck.ofWorker(new ObjectMapper().readTree(status)).getLast();
    assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
    assertThat(finding.detail())
        .startsWith("session 12 and 1 other rest after a failure, until 2030-01-01T00:05:00Z at the latest")
        .contains("claude was killed by signal 9");
    assertThat(finding.remedy()).contains("observer", "varve stop; varve start");
  }

  @Test
  void settings_that_wait_for_a_start_are_named() throws IOException {
    assertThat(ofWorker(RULES.formatted(true), false, "\"server.port\",\"log.level\"").getLast())
        .isEqualTo(
            Finding.warn(
                "settings", "changed since the worker's start: server.port, log.level", "varve stop; varve start"));
  }

  @Test
  void without_a_worker_the_observers_program_is_looked_at_and_nothing_is_left_behind() throws Exception {
    Map<String, String> env =
        Map.of(
            "VARVE_HOME", home.toString(),
            "VARVE_OBSERVER_USE", "claude",
            "VARVE_OBSERVER_CLAUDE_PATH", home.resolve("no-claude").toString(),
            "PATH", System.getenv("PATH"));
    assertThat(new ObserverCheck(new Workplace(env)).findings())
        .containsExactly(
            Finding.warn(
                "observer",
                "claude cannot be asked: no executable file at " + home.resolve("no-claude") + "; the rules will stand in",
                "install Claude Code, or set observer.claude.path"));
    try (var files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }
}
