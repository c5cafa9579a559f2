package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.queue.Changes;
import dev.varve.queue.MessageId;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservationsTest {

  private final TestingMemory memory = new TestingMemory();
  private final Observations observations = new Observations();
  private ProjectId project;
  private SessionId session;

  @BeforeEach
  void begin() {
    project = memory.project("git:x", "x");
    session = memory.session(project, "one");
  }

  @Test
  void an_observation_comes_back_with_its_files_and_its_lineage() {
    NewObservation draft = memory.observation(session, project, 3, "change", "title");
    long id = memory.store(draft);

    assertThat(memory.database.read(tx -> observations.find(tx, id)).orElseThrow())
        .isEqualTo(
            new Observation(
                id,
                session.value(),
                "x",
                3,
                "change",
                "title",
                "subtitle",
                "narrative",
                List.of("a \"fact\"", "ünï\n"),
                List.of("concept"),
                List.of("/a", "/b"),
                List.of("/a"),
                "main",
                "abc",
                "reviewer",
                draft.originalAt(),
                TestingMemory.NOW,
                draft.sources().stream().map(MessageId::value).toList()));
    assertThat(memory.database.<Optional<Observation>>read(tx -> observations.find(tx, 404))).isEmpty();
  }

  @Test
  void storing_one_appends_a_change() {
    long id = memory.store(memory.observation(session, project, 1, "change", "title"));

    List<Changes.Change> changes = memory.database.read(tx -> Changes.after(tx, 0, 9));
    assertThat(changes).singleElement().satisfies(change -> {
      assertThat(change.kind()).isEqualTo("observation");
      assertThat(change.subject()).isEqualTo(id);
    });
  }

  @Test
  void an_observation_without_a_source_is_refused() {
    NewObservation draft = memory.observation(session, project, 1, "change", "title");

    assertThatThrownBy(
            () ->
                new NewObservation(
                    draft.turn(), draft.born(), "change", "", "", "", List.of(), List.of(), List.of(), List.of(), null,
                    draft.originalAt(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_listing_is_narrowed_by_project_name_identity_session_and_type() {
    ProjectId other = memory.project("git:y", "y");
    SessionId second = memory.session(other, "two");
    long first = memory.store(memory.observation(session, project, 1, "change", "a"));
    long bug = memory.store(memory.observation(session, project, 1, "bugfix", "b"));
    long there = memory.store(memory.observation(second, other, 1, "change", "c"));

    assertThat(ids(Filter.newest(9))).containsExactly(there, bug, first);
    assertThat(ids(Filter.ofProject("x", 9))).containsExactly(bug, first);
    assertThat(ids(Filter.ofProject("git:y", 9))).containsExactly(there);
    assertThat(ids(Filter.ofProject("nobody", 9))).isEmpty();
    assertThat(ids(Filter.ofSession(second.value(), 9))).containsExactly(there);
    assertThat(ids(new Filter("x", session.value(), "bugfix", null, 9))).containsExactly(bug);
    assertThat(ids(new Filter("x", second.value(), null, null, 9))).isEmpty();
    assertThat(ids(new Filter(null, null, "change", there, 9))).containsExactly(first);
  }

  @Test
  void pages_miss_nothing_and_repeat_nothing_while_rows_are_added() {
    List<Long> stored = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      stored.add(memory.store(memory.observation(session, project, 1, "change", "t" + i)));
    }
    List<Long> seen = new ArrayList<>();
    Long next = null;
    do {
      Filter filter = new Filter(null, null, null, next, 3);
      Page<Observation> page = memory.database.read(tx -> observations.list(tx, filter));
      page.items().forEach(observation -> seen.add(observation.id()));
      memory.store(memory.observation(session, project, 1, "change", "new"));
      next = page.next();
    } while (next != null);

    assertThat(seen).isEqualTo(stored.reversed());
  }

  @Test
  void a_full_page_at_the_end_names_no_next_one() {
    memory.store(memory.observation(session, project, 1, "change", "a"));
    memory.store(memory.observation(session, project, 1, "change", "b"));

    Page<Observation> page = memory.database.read(tx -> observations.list(tx, Filter.newest(2)));
    assertThat(page.items()).hasSize(2);
    assertThat(page.next()).isNull();
  }

  @Test
  void observations_of_a_range_of_prompts_come_oldest_first() {
    memory.store(memory.observation(session, project, 1, "change", "one"));
    memory.store(memory.observation(session, project, 3, "change", "three"));
    memory.store(memory.observation(session, project, 2, "change", "two"));

    List<Observation> found = memory.database.read(tx -> observations.ofPrompts(tx, session.value(), 2, 3));
    assertThat(found).extracting(Observation::title).containsExactly("three", "two");
  }

  @Test
  void a_limit_outside_of_its_bounds_is_refused() {
    assertThatThrownBy(() -> Filter.newest(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Filter.newest(Page.LIMIT_MAX + 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(ids(Filter.newest(Page.LIMIT_MAX))).isEmpty();
  }

  @Test
  void lists_survive_their_column() {
    List<String> values = List.of("", "a\"b", "c,d", "\\", "\u2028", "😀");

    assertThat(Json.read(Json.write(values))).isEqualTo(values);
    assertThat(Json.read(Json.write(List.of()))).isEmpty();
    assertThatThrownBy(() -> Json.read("{}")).isInstanceOf(IllegalStateException.class);
  }

  private List<Long> ids(Filter filter) {
    Page<Observation> page = memory.database.read(tx -> observations.list(tx, filter));
    return page.items().stream().map(Observation::id).toList();
  }
}
