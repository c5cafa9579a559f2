package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.session.ProviderStatus;
import dev.varve.session.ProviderTrouble;
import dev.varve.session.Slots;
import dev.varve.store.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HealthLineTest {

  private static final Slots.Use SLOTS = new Slots.Use(2, 0, 1);
  private static final Instant SINCE = Instant.parse("2030-05-04T16:00:00Z");
  private static final ProviderStatus RULES = new ProviderStatus("rules", true, false, null, SLOTS);

  @AutoClose private final MemoryDatabase database = MemoryDatabase.open();
  private final TestingMemories memories = new TestingMemories(database);

  private String text(HealthLine health) {
    return database.read(health::text);
  }

  private static HealthLine of(ProviderStatus first) {
    return new HealthLine(() -> List.of(first, RULES), () -> true, () -> 0);
  }

  private static ProviderStatus closed(String remedy, @Nullable Instant until) {
    ProviderTrouble trouble = new ProviderTrouble("no quota is left.", remedy, SINCE, until, 1);
    return new ProviderStatus("claude", false, false, trouble, SLOTS);
  }

  private static ProviderStatus failing(int times) {
    ProviderTrouble trouble = new ProviderTrouble("claude ended with 1", "run it by hand", SINCE, null, times);
    return new ProviderStatus("claude", true, true, trouble, SLOTS);
  }

  @Test
  void nothing_wrong_is_nothing_said() {
    assertThat(text(HealthLine.healthy())).isEmpty();
    assertThat(text(of(new ProviderStatus("claude", true, true, null, SLOTS)))).isEmpty();
  }

  @Test
  void closed_observer_is_named_with_the_reason_and_the_remedy() {
    assertThat(text(of(closed("wait for the window.", null))))
        .isEqualTo(
            "Memory is limited, please tell the user: The observer claude cannot be asked (no quota is left), so new"
                + " work is remembered late; the remedy: wait for the window.");
  }

  @Test
  void that_the_rules_stand_in_is_said() {
    ProviderStatus inPlace = new ProviderStatus("rules", true, true, null, SLOTS);
    ProviderStatus first = closed("log in", null);
    assertThat(text(new HealthLine(() -> List.of(first, inPlace), () -> true, () -> 0)))
        .contains("remembered by rules alone; the remedy: log in");
  }

  @Test
  void observer_that_fails_again_and_again_is_told_with_what_happened_and_what_to_do() {
    assertThat(text(of(failing(2)))).isEmpty();
    assertThat(text(of(failing(3))))
        .contains("The observer claude fails (claude ended with 1)", "remembered late; the remedy: run it by hand.");
  }

  @Test
  void without_a_remedy_it_says_when_it_is_tried_again() {
    assertThat(text(of(closed("", null)))).endsWith("; it is tried again every few minutes.");
    assertThat(text(of(closed("", Instant.parse("2030-05-04T17:05:00Z")))))
        .endsWith("; it is tried again on 4 May 17:05 UTC.");
  }

  @Test
  void rules_never_limit_memory() {
    ProviderTrouble broken = new ProviderTrouble("broken", "", SINCE, null, 5);
    ProviderStatus stopped = new ProviderStatus("rules", false, false, broken, SLOTS);
    assertThat(text(new HealthLine(() -> List.of(stopped), () -> true, () -> 0))).isEmpty();
  }

  @Test
  void full_disk_dead_messages_and_bad_files_are_told_on_the_same_line() {
    memories.deadMessages("git:github.com/acme/tally", 3);
    String text = text(new HealthLine(List::of, () -> false, () -> 1));
    assertThat(text)
        .contains("disk is nearly full", "3 events could not be digested", "varve queue list")
        .contains("One reported event could not be read", "spool/bad");
    assertThat(text.lines()).hasSize(1);
  }

  @Test
  void many_dead_messages_are_not_counted_to_the_end() {
    memories.deadMessages("git:github.com/acme/tally", 1_001);
    assertThat(text(HealthLine.healthy())).contains("At least 1000 events");
  }
}
