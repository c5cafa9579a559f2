package dev.varve.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.observer.Outcome;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.redact.Redacted;
import dev.varve.store.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import brings waits until the import is over: the real engine with a clock of its own. */
final class ImportedSessionsTest {

  private static final SessionKey KEY = new SessionKey("claude-code", "s");
  private static final Place PLACE = new Place("path:/work", "work", "/work", null, null);

  @AutoClose private final MemoryDatabase database = MemoryDatabase.open();
  private final TestingScheduler scheduler = new TestingScheduler();
  private final TestingObserver rules = new TestingObserver("rules");
  private final SessionManager sessions =
      new SessionManager(
          database,
          new Claims(AttemptLimits.defaults()),
          List.of(rules),
          scheduler.engine(new EngineEvents()));
  private int uses;

  @BeforeEach
  void start() {
    sessions.start();
    scheduler.settle();
    rules.remembers = "by the rules";
  }

  private ToolUseReport report() {
    return new ToolUseReport(
        "u" + ++uses, null, "Read", Outcome.SUCCEEDED, 1, Redacted.emptyObject(), null, null, scheduler.instant());
  }

  private void imports() {
    sessions.recover(KEY, List.of(new Recovered.Used(PLACE, report())), Lane.BULK, tx -> {});
    scheduler.advance(Duration.ofSeconds(5));
  }

  private long remembered() {
    return count("observations");
  }

  private long count(String rows) {
    return database.read(tx -> tx.number("SELECT count(*) FROM " + rows));
  }

  @Test
  void an_import_is_observed_when_it_is_complete_however_long_it_takes() {
    for (int slice = 0; slice < 20; slice++) {
      imports();
      sessions.imported(false);
    }
    assertThat(remembered()).isZero();
    sessions.imported(true);
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(remembered()).isPositive();
    assertThat(count("messages WHERE state = 'pending'")).isZero();
  }

  @Test
  void an_import_that_was_given_up_is_observed_all_the_same() {
    imports();
    assertThat(remembered()).isZero();
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(remembered()).isPositive();
  }

  @Test
  void what_is_live_does_not_wait_for_an_import() {
    imports();
    sessions.queueToolUse(new SessionKey("claude-code", "live"), PLACE, report());
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(remembered()).isEqualTo(1);
  }
}
