package dev.varve.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.events.EngineEvents;
import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Outcome;
import dev.varve.observer.rules.RulesObserver;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions whose turns are shorter than what one observation is made of, with the real rules. */
class ShortTurnsTest {

  private static final SessionKey KEY = new SessionKey("api", "s");
  private static final Place PLACE = new Place("path:/work", "work", "/work", null, null);

  private final TestingScheduler scheduler = new TestingScheduler();
  private final Redactor redactor = TestingRedactor.unhurried();

  @Test
  void four_tool_uses_make_at_most_one_observation_however_they_are_cut_into_turns() {
    try (MemoryDatabase database = MemoryDatabase.open()) {
      SessionManager sessions =
          new SessionManager(
              database,
              new Claims(AttemptLimits.defaults()),
              List.of(new RulesObserver(GatherPolicy.immediately())),
              scheduler.engine(new EngineEvents()));
      sessions.start();
      for (int use = 1; use <= 9; use++) {
        sessions.queueToolUse(KEY, PLACE, edit(use));
        scheduler.advance(Duration.ofSeconds(5));
        long made = database.read(tx -> tx.number("SELECT count(*) FROM observations"));
        assertThat(made).as("after %d tool uses", use).isEqualTo((use + 3) / 4);
      }
      long done = database.read(tx -> tx.number("SELECT count(*) FROM messages WHERE state = 'done'"));
      assertThat(done).isEqualTo(9);
    }
  }

  private ToolUseReport edit(int number) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.putObject("input").put("file_path", "/work/File" + number + ".java").put("old_string", "a" + number).put("new_string", "b");
    Redacted redacted = redactor.toolPayload(payload);
    return new ToolUseReport("u" + number, null, "Edit", Outcome.SUCCEEDED, 1, redacted, null, null, scheduler.instant());
  }
}
