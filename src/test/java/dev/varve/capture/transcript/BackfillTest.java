package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillTest {

  @TempDir private Path folder;
  @AutoClose private TestingTranscripts here;

  @BeforeEach
  void open() {
    here = new TestingTranscripts(folder);
    session("one", "/home/dev/projects/demo", TestingTranscripts.NOW.minus(Duration.ofDays(40)));
    session("two", "/home/dev/projects/other", TestingTranscripts.NOW.minus(Duration.ofDays(2)));
  }

  private void session(String name, String cwd, Instant written) {
    Written lines = new Written(name, cwd);
    Path file = here.claude(name);
    TestingTranscripts.write(
        file,
        lines.prompt("p-" + name, "do " + name)
            + lines.call("t-" + name, "ls")
            + lines.result("t-" + name, "p-" + name, "out")
            + lines.answer("done"));
    try {
      Files.setLastModifiedTime(file, FileTime.from(written));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everything_is_imported_once_however_often_it_is_asked_for() {
    Backfill.Slice first = here.backfill();
    String stored = here.stored.everything();
    Backfill.Slice second = here.backfill();

    assertThat(first.recovery().prompts()).isEqualTo(2);
    assertThat(first.recovery().queued()).isEqualTo(4);
    assertThat(first.done()).isEqualTo(first.files()).isEqualTo(2);
    assertThat(second.recovery().isNews()).isFalse();
    assertThat(here.stored.everything()).isEqualTo(stored);
  }

  @Test
  void a_lost_mark_costs_time_and_doubles_nothing() {
    here.backfill();
    String stored = here.stored.everything();
    here.stored.change("DELETE FROM transcripts");
    here.backfill();

    assertThat(here.stored.everything()).isEqualTo(stored);
  }

  @Test
  void only_sessions_that_went_on_since_then_are_imported() {
    here.backfill(null, TestingTranscripts.NOW.minus(Duration.ofDays(30)), null);

    assertThat(here.stored.rows("SELECT client_session_id FROM sessions")).containsExactly("two");
  }

  @Test
  void only_sessions_of_the_project_are_imported() {
    here.backfill(null, Instant.EPOCH, "demo");

    assertThat(here.stored.rows("SELECT client_session_id FROM sessions")).containsExactly("one");
  }

  @Test
  void a_project_is_known_by_the_name_and_the_identities_it_has_now() {
    here.backfill(null, Instant.EPOCH, "demo");
    here.stored.change("UPDATE projects SET name = 'Renamed'");

    assertThat(here.backfill(null, Instant.EPOCH, "renamed").own()).isEqualTo(1);
    assertThat(here.backfill(null, Instant.EPOCH, "path:/home/dev/projects/demo").own()).isEqualTo(1);
    assertThat(here.backfill(null, Instant.EPOCH, "demo").own()).isZero();
    assertThat(here.backfill(null, Instant.EPOCH, "OTHER").own()).isEqualTo(1);
  }

  @Test
  void what_was_merged_into_a_project_belongs_to_it() {
    here.backfill();
    here.stored.change("UPDATE projects SET name = 'whole', identity = 'git:whole' WHERE name = 'demo'");
    here.stored.change("INSERT INTO project_aliases (identity, project_id, created_at_ms)"
        + " SELECT 'path:/home/dev/projects/demo', id, 0 FROM projects WHERE name = 'whole'");

    assertThat(here.backfill(null, Instant.EPOCH, "whole").own()).isEqualTo(1);
    assertThat(here.backfill(null, Instant.EPOCH, "path:/home/dev/projects/demo").own()).isEqualTo(1);
    assertThat(here.backfill(null, Instant.EPOCH, "demo").own()).isZero();
  }

  @Test
  void only_sessions_of_the_client_are_imported() {
    here.backfill("codex", Instant.EPOCH, null);

    assertThat(here.stored.count("sessions")).isZero();
  }

  @Test
  void an_import_goes_on_where_its_last_slice_ended() {
    String second = "claude-code " + here.claude("two");
    Backfill.Slice rest = here.capture.backfill(new Backfill.Request(null, Instant.EPOCH, null, second));

    assertThat(rest.next()).isNull();
    assertThat(here.stored.rows("SELECT client_session_id FROM sessions")).containsExactly("two");
  }

  @Test
  void no_path_of_a_transcript_is_stored() {
    here.backfill();

    assertThat(here.stored.rows("SELECT * FROM transcripts")).hasSize(2).noneMatch(row -> row.contains(".jsonl"));
  }
}
