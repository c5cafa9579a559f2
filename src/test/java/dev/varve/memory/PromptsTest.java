package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromptsTest {

  private final TestingMemory memory = new TestingMemory();
  private final Prompts prompts = new Prompts();
  private SessionId session;

  @BeforeEach
  void begin() {
    session = memory.session(memory.project("git:x", "x"), "one");
  }

  @Test
  void a_prompt_comes_back_under_its_number() {
    long id = stored(store(session, "a", "hello", 3));

    assertThat(range(1, 9))
        .containsExactly(new StoredPrompt(id, session.value(), 3, "hello", false, "user", TestingMemory.NOW));
    assertThat(range(4, 9)).isEmpty();
  }

  @Test
  void the_same_key_is_the_same_prompt_whatever_its_number() {
    long id = stored(store(session, "a", "hello", 1));

    assertThat(store(session, "a", "other", 2)).isEqualTo(new Prompts.Outcome.Duplicate(id));
    assertThat(range(1, 9)).hasSize(1);
    assertThat(memory.number("SELECT count(*) FROM changes")).isEqualTo(1);
  }

  @Test
  void a_number_belongs_to_one_prompt_of_its_session() {
    store(session, "a", "hello", 1);

    assertThat(store(session, "b", "other", 1)).isEqualTo(new Prompts.Outcome.NumberTaken(1));
    assertThat(store(memory.session(new ProjectId(1), "two"), "b", "other", 1))
        .isInstanceOf(Prompts.Outcome.Stored.class);
  }

  @Test
  void a_wholly_private_prompt_keeps_its_number_and_loses_its_text() {
    store(session, "a", "<private>my diary</private>", 1);

    assertThat(range(1, 1)).singleElement().satisfies(prompt -> {
      assertThat(prompt.isPrivate()).isTrue();
      assertThat(prompt.text()).isBlank();
    });
    assertThat(byClientId("client a")).contains(new Prompts.Reference(1, true));
    assertThat(byClientId("client b")).isEmpty();
  }

  @Test
  void a_listing_is_newest_first_and_narrowed_by_project() {
    SessionId other = memory.session(memory.project("git:y", "y"), "two");
    long first = stored(store(session, "a", "1", 1));
    long second = stored(store(other, "a", "2", 1));
    long third = stored(store(session, "b", "3", 2));

    assertThat(list(Filter.newest(9))).containsExactly(third, second, first);
    assertThat(list(Filter.ofProject("x", 9))).containsExactly(third, first);
    assertThat(list(Filter.ofSession(other.value(), 9))).containsExactly(second);
    assertThat(list(new Filter(null, null, "ignored", third, 1))).containsExactly(second);
  }

  private Prompts.Outcome store(SessionId where, String key, String text, int number) {
    NewPrompt prompt =
        new NewPrompt(key, "client " + key, number, TestingMemory.text(text), "user", TestingMemory.NOW);
    return memory.database.write(tx -> prompts.store(tx, where, prompt, number, TestingMemory.NOW));
  }

  private static long stored(Prompts.Outcome outcome) {
    assertThat(outcome).isInstanceOf(Prompts.Outcome.Stored.class);
    return ((Prompts.Outcome.Stored) outcome).id();
  }

  private Optional<Prompts.Reference> byClientId(String clientPromptId) {
    return memory.database.read(tx -> prompts.byClientId(tx, session, clientPromptId));
  }

  private List<StoredPrompt> range(int first, int last) {
    return memory.database.read(tx -> prompts.range(tx, session, first, last));
  }

  private List<Long> list(Filter filter) {
    Page<StoredPrompt> page = memory.database.read(tx -> prompts.list(tx, filter));
    return page.items().stream().map(StoredPrompt::id).toList();
  }
}
