package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.MemoryRef;
import dev.varve.queue.ProjectId;
import org.junit.jupiter.api.Test;

/** What is so now stands above what it replaced, and an unsure answer is short. */
class SuccessionTest extends SearchedStore {

  @Test
  void what_replaced_something_stands_right_above_it_when_the_question_is_what_is_so() {
    MemoryRef before =
        store.observation(session, "Retry policy: base delay 500 ms", "the base delay of the retry policy is 500 ms");
    MemoryRef now = store.observation(another(), "Retry policy", "the base delay became 2 s");
    fill(20);

    SearchResult result = ask("base delay of the retry policy");
    assertThat(refs(result)).startsWith(now, before);
    assertThat(result.hits()).extracting(Hit::replacedBy).startsWith(null, now);
    assertThat(refs(ask("Why was the base delay of the retry policy 500 ms?"))).startsWith(before, now);
  }

  @Test
  void what_is_newer_alone_replaces_nothing() {
    MemoryRef more =
        store.observation(session, "Retry policy: base delay 500 ms", "the base delay of the retry policy is 500 ms");
    MemoryRef less = store.observation(another(), "Retry policy", "the base delay is tested");
    fill(20);

    assertThat(refs(ask("base delay of the retry policy"))).startsWith(more, less);
  }

  @Test
  void what_another_project_replaced_stays_where_it_is() {
    MemoryRef before =
        store.observation(session, "Retry policy: base delay 500 ms", "the base delay of the retry policy is 500 ms");
    ProjectId other = store.project("git:example.org/latchkey", "latchkey");
    MemoryRef elsewhere = store.observation(store.session(other, "codex"), "Retry policy", "the base delay became 2 s");
    fill(20);

    assertThat(refs(ask("base delay of the retry policy", SearchFilter.none()))).startsWith(before, elsewhere);
  }

  @Test
  void what_replaced_something_is_fetched_from_further_down_when_it_is_like_it() {
    MemoryRef before = retryPolicy();
    MemoryRef now =
        store.observation(another(), "Config.retry", "the policy of Dispatcher, 500 ms doubled up to an hour, became 2 s");

    SearchResult result = ask("base delay of the retry policy");
    assertThat(refs(result)).startsWith(now, before);
    assertThat(result.hits()).extracting(Hit::replacedBy).startsWith(null, now);
  }

  @Test
  void what_replaced_something_else_is_not_fetched() {
    MemoryRef before = retryPolicy();
    MemoryRef other =
        store.observation(
            another(), "Timeouts", "a policy, said by retry of connections to clients, became a constant in their module");

    assertThat(refs(ask("base delay of the retry policy"))).startsWith(before).doesNotContain(other);
  }

  /** The best answer, and others that are better ones than what comes later. */
  private MemoryRef retryPolicy() {
    MemoryRef best =
        store.observation(
            session, "Retry policy: the base delay is 500 ms", "Config.retry gives Dispatcher 500 ms, doubled up to an hour");
    for (int i = 0; i < 30; i++) {
      store.observation(another(), "Delay of a retry policy", "somebody waited for number " + i);
    }
    for (int i = 0; i < 12; i++) {
      store.observation(another(), "Base of the report", "is number " + i);
    }
    fill(90);
    return best;
  }

  @Test
  void of_a_turn_two_memories_at_most_are_shown_where_it_is_not_sure_that_anybody_knows() {
    for (int i = 0; i < 4; i++) {
      store.observation(session, "The terminator of the cable", "was measured, number " + i);
    }
    MemoryRef elsewhere = store.observation(another(), "The cable", "is 12 metres long");
    fill(100);

    assertThat(refs(ask("Which resistance has the terminator of the cable?"))).hasSize(3).contains(elsewhere);
    assertThat(refs(ask("terminator of the cable"))).hasSize(5);
  }
}
