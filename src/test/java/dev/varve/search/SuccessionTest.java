package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.MemoryRef;
import dev.varve.queue.ProjectId;
import dev.varve.search.TestingStore.Place;
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
  void what_says_that_a_value_is_no_longer_so_stands_above_what_says_it() {
    MemoryRef before = store.observation(session, "Limits of the reader", "Added to reader.h: `#define LINE_MAX_BYTES 4096`");
    MemoryRef now = store.observation(another(), "Long lines", "They may have 1 MiB instead of 4096 bytes, read by getline");
    fill(20);

    SearchResult result = ask("LINE_MAX_BYTES");
    assertThat(refs(result)).startsWith(now, before);
    assertThat(result.hits()).extracting(Hit::replacedBy).startsWith(null, now);
  }

  @Test
  void what_its_turn_says_counts_too() {
    MemoryRef before =
        store.observation(session, "The path table", "The path table is open addressing with djb2 as hash function of a path");
    Place turn = another();
    MemoryRef now = store.observation(turn, "Probes of the path table", "are fewer with the new hash");
    store.observation(turn, "Committed", "fnv-1a instead of djb2");
    fill(20);

    SearchResult result = ask("Which hash function has the path table?");
    assertThat(refs(result)).startsWith(now, before);
    assertThat(result.hits()).extracting(Hit::replacedBy).startsWith(null, now);
  }

  @Test
  void a_value_that_the_question_is_not_about_replaces_nothing() {
    MemoryRef before =
        store.observation(
            session, "Quotes in headers", "The reader is strict about quotes in headers. A header may have 4096 bytes.");
    MemoryRef other =
        store.observation(another(), "Headers and quotes", "in long lines: they may have 1 MiB instead of 4096 bytes");
    fill(20);

    assertThat(refs(ask("Is the reader strict about quotes in headers?"))).startsWith(before, other);
  }

  @Test
  void what_itself_says_that_a_value_is_no_longer_so_is_not_replaced_by_what_says_so_again() {
    MemoryRef first = store.observation(session, "Limits of the reader", "`LINE_MAX_BYTES` is 1 MiB instead of 4096 bytes");
    MemoryRef again = store.observation(another(), "Long lines", "They may have 1 MiB instead of 4096 bytes, read by getline");
    fill(20);

    assertThat(refs(ask("LINE_MAX_BYTES"))).startsWith(first, again);
  }

  @Test
  void another_value_of_the_same_name_replaces_nothing() {
    MemoryRef before = store.observation(session, "Limits of the reader", "Added to reader.h: `#define LINE_MAX_BYTES 4096`");
    MemoryRef other = store.observation(another(), "Long lines", "They may have 1 MiB instead of 512 bytes, read by getline");
    fill(20);

    assertThat(refs(ask("LINE_MAX_BYTES"))).startsWith(before, other);
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
