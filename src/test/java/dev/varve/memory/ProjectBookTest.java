package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.ProjectBook.Match;
import dev.varve.memory.ProjectBook.Merged;
import dev.varve.queue.Conservation;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectBookTest {

  private static final Instant NOW = Instant.EPOCH;

  private final TestingMemory memory = new TestingMemory();
  private final ProjectBook book = new ProjectBook();
  private final ProjectId one = memory.project("git:github.com/acme/one", "one");
  private final ProjectId two = memory.project("path:/work/two", "two");

  private Merged merge(ProjectId from, ProjectId into) {
    return memory.database.write(tx -> book.merge(tx, from, into, NOW));
  }

  private Match find(String words) {
    return memory.database.read(tx -> book.find(tx, words));
  }

  @Test
  void a_project_is_found_by_name_identity_and_alias() {
    assertThat(find("one")).isEqualTo(new Match.One(one));
    assertThat(find("path:/work/two")).isEqualTo(new Match.One(two));
    assertThat(find("three")).isEqualTo(new Match.None());
    merge(two, one);
    assertThat(find("path:/work/two")).isEqualTo(new Match.One(one));
  }

  @Test
  void a_name_of_several_is_answered_with_their_identities() {
    memory.database.write(tx -> {
      book.rename(tx, two, "one");
      return true;
    });
    assertThat(find("one")).isEqualTo(new Match.Several(List.of("git:github.com/acme/one", "path:/work/two")));
  }

  @Test
  void everything_moves_in_a_merge_and_the_books_say_the_same_as_before() {
    SessionId session = memory.session(one, "s");
    memory.store(memory.observation(session, one, 1, "change", "title"));
    Conservation before = memory.database.read(Conservation::audit);
    Merged merged = merge(one, two);
    assertThat(merged).isEqualTo(new Merged.Done(1, 2, 1, 0));
    assertThat(memory.database.<Conservation>read(Conservation::audit)).isEqualTo(before);
    for (String table : List.of("sessions", "messages", "observations")) {
      assertThat(memory.number("SELECT count(*) FROM " + table + " WHERE project_id <> " + two.value())).isZero();
    }
    assertThat(memory.number("SELECT count(*) FROM projects")).isEqualTo(1);
  }

  @Test
  void what_comes_later_under_the_old_identity_is_the_others() {
    merge(one, two);
    assertThat(memory.project("git:github.com/acme/one", "one")).isEqualTo(two);
  }

  @Test
  void merges_may_follow_each_other() {
    ProjectId three = memory.project("path:/work/three", "three");
    merge(one, two);
    merge(two, three);
    assertThat(memory.project("git:github.com/acme/one", "one")).isEqualTo(three);
    assertThat(memory.project("path:/work/two", "two")).isEqualTo(three);
  }

  @Test
  void nothing_moves_while_an_observer_is_at_work_on_it() {
    SessionId session = memory.session(one, "s");
    memory.message(session, "processing", NOW, 1);
    assertThat(merge(one, two)).isEqualTo(new Merged.Busy());
    assertThat(memory.number("SELECT project_id FROM sessions")).isEqualTo(one.value());
  }

  @Test
  void a_name_can_never_pass_for_an_identity() {
    assertThat(ProjectBook.isName("Tally 2")).isTrue();
    assertThat(List.of("git:x", " ", "a\nb", "x".repeat(101))).noneMatch(ProjectBook::isName);
  }
}
