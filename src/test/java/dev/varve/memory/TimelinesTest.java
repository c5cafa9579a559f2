package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.TestingPast.Drawn;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelinesTest {

  private final TestingPast past = new TestingPast();
  private final Timelines timelines = new Timelines();
  private final SessionId one = past.session("one");
  private final SessionId two = past.session("two");

  private static Instant at(int second) {
    return TestingPast.NOW.plusSeconds(second);
  }

  private MemoryRef observed(SessionId session, int second) {
    return past.turn(session, 1, at(second), Drawn.of("t" + second, session + " " + second)).getFirst();
  }

  private Timeline around(MemoryRef ref, int before, int after) {
    return past.memory.database
        .<Optional<Timeline>>read(tx -> timelines.around(tx, ref, new Timelines.Sides(before, after)))
        .orElseThrow();
  }

  private static List<MemoryRef> refs(List<Memory> memories) {
    return memories.stream().map(Memory::ref).toList();
  }

  @Test
  void all_kinds_of_a_project_are_mixed_in_the_order_of_time() {
    MemoryRef prompt = past.prompt(one, 1, "go", at(1));
    MemoryRef first = observed(one, 2);
    MemoryRef other = observed(two, 3);
    MemoryRef summary = past.summary(one, 1, 1, at(4));
    MemoryRef later = past.prompt(two, 1, "and now", at(5));

    Timeline timeline = around(other, 10, 10);
    assertThat(refs(timeline.before())).containsExactly(prompt, first);
    assertThat(refs(timeline.within())).containsExactly(other);
    assertThat(refs(timeline.after())).containsExactly(summary, later);
    assertThat(refs(around(other, 1, 1).before())).containsExactly(first);
    assertThat(refs(around(other, 0, 1).after())).containsExactly(summary);
  }

  @Test
  void at_the_same_instant_the_prompt_comes_first_and_the_summary_last() {
    MemoryRef summary = past.summary(one, 1, 1, at(1));
    MemoryRef a = observed(one, 1);
    MemoryRef b = observed(two, 1);
    MemoryRef prompt = past.prompt(one, 1, "go", at(1));

    assertThat(refs(around(a, 9, 9).before())).containsExactly(prompt);
    assertThat(refs(around(a, 9, 9).after())).containsExactly(b, summary);
    assertThat(refs(around(b, 9, 9).before())).containsExactly(prompt, a);
    assertThat(refs(around(summary, 9, 9).before())).containsExactly(prompt, a, b);
  }

  @Test
  void another_project_is_never_in_it() {
    ProjectId elsewhere = past.memory.project("git:other", "other");
    SessionId theirs = past.memory.session(elsewhere, "theirs");
    past.turn(theirs, elsewhere, 1, at(2), Drawn.of("secret", "k"));
    past.prompt(theirs, 1, "theirs", at(3));
    MemoryRef ours = observed(one, 1);

    Timeline timeline = around(ours, 9, 9);
    assertThat(timeline.before()).isEmpty();
    assertThat(timeline.after()).isEmpty();
    List<Memory> all = past.memory.database.read(tx -> timelines.recent(tx, null, 9));
    assertThat(all).hasSize(3);
    List<Memory> recent = past.memory.database.read(tx -> timelines.recent(tx, past.project.value(), 9));
    assertThat(refs(recent)).containsExactly(ours);
  }

  @Test
  void around_a_session_is_all_that_happened_meanwhile() {
    MemoryRef before = observed(two, 1);
    MemoryRef first = past.prompt(one, 1, "go", at(2));
    MemoryRef meanwhile = observed(two, 3);
    MemoryRef last = observed(one, 4);
    MemoryRef after = observed(two, 5);

    Timeline timeline =
        past.memory.database
            .<Optional<Timeline>>read(tx -> timelines.aroundSession(tx, one.value(), new Timelines.Sides(5, 5)))
            .orElseThrow();
    assertThat(refs(timeline.before())).containsExactly(before);
    assertThat(refs(timeline.within())).containsExactly(first, meanwhile, last);
    assertThat(refs(timeline.after())).containsExactly(after);
    SessionId empty = past.session("empty");
    assertThat(
            past.memory.database.<Optional<Timeline>>read(
                tx -> timelines.aroundSession(tx, empty.value(), new Timelines.Sides(5, 5))))
        .isEmpty();
  }

  @Test
  void around_a_time_is_what_came_before_and_since() {
    MemoryRef before = observed(one, 1);
    MemoryRef since = observed(one, 2);

    Timeline timeline =
        past.memory.database.read(
            tx -> timelines.at(tx, past.project.value(), at(2), new Timelines.Sides(5, 5)));
    assertThat(refs(timeline.before())).containsExactly(before);
    assertThat(timeline.within()).isEmpty();
    assertThat(refs(timeline.after())).containsExactly(since);
  }

  @Test
  void a_prompt_of_which_nothing_was_kept_is_left_out() {
    past.prompt(one, 1, "<private>mine</private>", at(1));
    past.prompt(one, 2, "", at(2));
    MemoryRef seen = observed(one, 3);

    assertThat(around(seen, 9, 9).before()).isEmpty();
  }

  @Test
  void walking_forward_and_back_meets_the_same_memories() {
    Random random = new Random(7);
    List<MemoryRef> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      SessionId session = random.nextBoolean() ? one : two;
      all.add(past.turn(session, 1, at(random.nextInt(12)), Drawn.of("t" + i, "k" + i)).getFirst());
    }
    List<Memory> backwards = past.memory.database.read(tx -> timelines.recent(tx, past.project.value(), 99));
    assertThat(refs(backwards)).containsExactlyInAnyOrderElementsOf(all);
    for (int i = 0; i < backwards.size(); i++) {
      Timeline timeline = around(backwards.get(i).ref(), 99, 99);
      assertThat(timeline.after()).hasSize(i);
      assertThat(refs(timeline.before())).isEqualTo(refs(backwards.subList(i + 1, backwards.size())).reversed());
    }
  }
}
