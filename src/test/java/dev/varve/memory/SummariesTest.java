package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummariesTest {

  private final TestingMemory memory = new TestingMemory();
  private final Summaries summaries = new Summaries();

  @Test
  void a_summary_comes_back_with_its_range_and_is_listed() {
    ProjectId project = memory.project("git:x", "x");
    SessionId session = memory.session(project, "one");
    Instant at = TestingMemory.NOW.minusSeconds(9);
    NewSummary draft =
        new NewSummary(
            memory.turn(session),
            memory.message(session, "done", TestingMemory.NOW, 1),
            new Snapshot(session, project, 4, 2, "/", "main", "abc"),
            "request",
            "investigated",
            "learned",
            "completed",
            "next",
            "notes",
            at);
    long id = memory.database.write(tx -> summaries.store(tx, draft, TestingMemory.NOW));

    Summary expected =
        new Summary(
            id, session.value(), "x", 2, 4, "request", "investigated", "learned", "completed", "next", "notes", "main",
            at, TestingMemory.NOW);
    assertThat(memory.database.<Optional<Summary>>read(tx -> summaries.find(tx, id))).contains(expected);
    assertThat(memory.database.<Page<Summary>>read(tx -> summaries.list(tx, Filter.ofProject("x", 9))).items())
        .containsExactly(expected);
    assertThat(memory.database.<Page<Summary>>read(tx -> summaries.list(tx, Filter.ofProject("y", 9))).items())
        .isEmpty();
    assertThat(memory.number("SELECT count(*) FROM changes WHERE kind = 'summary' AND subject_id = " + id)).isEqualTo(1);
  }

  @Test
  void a_project_is_made_once_whatever_its_name() {
    ProjectId project = memory.project("git:x", "x");

    assertThat(memory.project("git:x", "renamed")).isEqualTo(project);
    assertThat(memory.project("git:y", "x")).isNotEqualTo(project);
    assertThat(memory.number("SELECT count(*) FROM projects WHERE name = 'renamed'")).isZero();
  }
}
