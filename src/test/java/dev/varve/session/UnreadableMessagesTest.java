package dev.varve.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.observer.Outcome;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.queue.Conservation;
import dev.varve.redact.Redacted;
import dev.varve.store.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was damaged on the disk after it was accepted. */
final class UnreadableMessagesTest {

  private static final SessionKey KEY = new SessionKey("testing", "s");
  private static final Place PLACE = new Place("path:/work", "work", "/work", null, null);

  @AutoClose private final MemoryDatabase database = MemoryDatabase.open();
  private final TestingScheduler scheduler = new TestingScheduler();
  private final SessionManager sessions =
      new SessionManager(
          database,
          new Claims(AttemptLimits.defaults()),
          List.of(new TestingObserver("rules")),
          scheduler.engine(new EngineEvents()));

  private Conservation observed(int uses, String damage) {
    for (int use = 1; use <= uses; use++) {
      sessions.queueToolUse(
          KEY,
          PLACE,
          new ToolUseReport(
              "use " + use, null, "Read", Outcome.SUCCEEDED, 1, Redacted.emptyObject(), null, null, scheduler.instant()));
    }
    database.write(tx -> tx.update(damage));
    sessions.start();
    scheduler.advance(Duration.ofMinutes(1));
    return database.read(Conservation::audit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM payloads WHERE message_id = 2",
        "UPDATE payloads SET payload = x'01ffff' WHERE message_id = 2",
        "UPDATE payloads SET payload = x'007b22' WHERE message_id = 2"
      })
  void message_that_cannot_be_read_dies_and_its_session_goes_on(String damage) {
    Conservation audit = observed(5, damage);

    assertThat(audit.states()).isEqualTo(Map.of("done", 4L, "dead", 1L));
    assertThat(audit.exceptions()).isEmpty();
  }

  @Test
  void session_with_nothing_to_read_rests() {
    Conservation audit = observed(5, "DELETE FROM payloads");

    assertThat(audit.states()).isEqualTo(Map.of("dead", 5L));
    assertThat(audit.exceptions()).isEmpty();
  }
}
