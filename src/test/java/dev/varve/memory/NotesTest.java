package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NotesTest {

  private final TestingPast past = new TestingPast();
  private final Notes notes = new Notes();

  private Notes.Outcome save(String text, Instant at) {
    NewNote note = new NewNote(past.project, TestingMemory.text(text), Integer.toHexString(text.hashCode()), "person");
    return past.memory.database.write(tx -> notes.save(tx, note, at));
  }

  private Memory memory(MemoryRef ref) {
    return past.memory.database.read(tx -> new Memories().find(tx, ref).orElseThrow());
  }

  @Test
  void a_note_is_a_memory_of_its_own_type_and_the_books_balance() {
    Notes.Outcome saved = save("Deploy only from main\nbecause the tag job looks there", TestingPast.NOW);

    assertThat(saved).isInstanceOf(Notes.Outcome.Saved.class);
    Memory memory = memory(saved.ref());
    assertThat(memory.type()).isEqualTo("note");
    assertThat(memory.title()).isEqualTo("Deploy only from main");
    assertThat(memory.text()).contains("because the tag job looks there");
    assertThat(memory.client()).isEqualTo("varve");
    assertThat(past.exceptions()).isEmpty();
    assertThat(past.memory.number("SELECT accepted FROM sessions WHERE client = 'varve'")).isEqualTo(1);
  }

  @Test
  void the_same_words_within_a_minute_are_the_same_note() {
    Notes.Outcome first = save("once", TestingPast.NOW);

    assertThat(save("once", TestingPast.NOW.plusSeconds(59))).isEqualTo(new Notes.Outcome.Known(first.ref()));
    assertThat(save("twice", TestingPast.NOW.plusSeconds(59))).isInstanceOf(Notes.Outcome.Saved.class);
    assertThat(save("once", TestingPast.NOW.plus(Duration.ofMinutes(2)))).isInstanceOf(Notes.Outcome.Saved.class);
    assertThat(past.memory.number("SELECT count(*) FROM observations")).isEqualTo(3);
    assertThat(past.memory.number("SELECT count(*) FROM sessions")).isEqualTo(1);
    assertThat(past.exceptions()).isEmpty();
  }

  @Test
  void a_long_first_line_is_shortened_and_kept_below() {
    String line = "word ".repeat(60).strip();
    Memory memory = memory(save(line, TestingPast.NOW).ref());

    assertThat(memory.title()).hasSizeLessThanOrEqualTo(120).endsWith("…");
    assertThat(memory.text()).isEqualTo(line);
  }
}
