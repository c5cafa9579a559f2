package dev.varve.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.capture.Capture;
import dev.varve.capture.Delivery;
import dev.varve.capture.policy.Exclusions;
import dev.varve.capture.policy.Privacy;
import dev.varve.context.HealthLine;
import dev.varve.context.TestingTelling;
import dev.varve.events.EngineEvents;
import dev.varve.observer.ObserverFailure;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.MemoryDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session is told at its start while an observer may not be asked: the real engine behind the real hooks. */
final class ClosedGateContextTest {

  private static final byte[] KEY = "a key for tests".getBytes(UTF_8);

  @AutoClose private final MemoryDatabase database = MemoryDatabase.open();
  private final TestingScheduler scheduler = new TestingScheduler();
  private final TestingObserver paid = new TestingObserver("paid");
  private final SessionManager sessions =
      new SessionManager(
          database,
          new Claims(AttemptLimits.defaults()),
          List.of(paid, new TestingObserver("rules")),
          scheduler.engine(new EngineEvents()));
  private Capture capture;
  private int uses;

  @BeforeEach
  void open(@TempDir Path home) {
    capture =
        new Capture(
            sessions,
            TestingTelling.over(database, home, new HealthLine(sessions::observers, () -> true, () -> 0)),
            new Privacy(database, scheduler, Exclusions.none(), home),
            TestingRedactor.unhurried(),
            KEY,
            1 << 20);
    sessions.start();
  }

  private String toldAtStart() {
    return hook("SessionStart", "{\"session_id\":\"next\",\"cwd\":\"/work\",\"source\":\"startup\"}");
  }

  private void useOfATool() {
    hook(
        "PostToolUse",
        """
        {"session_id":"s","cwd":"/work","tool_name":"Read","tool_use_id":"u%d","tool_input":{"file_path":"/work/a"}}"""
            .formatted(++uses));
    scheduler.advance(Duration.ofSeconds(1));
  }

  private String hook(String event, String payload) {
    return capture.hook("claude-code", event, payload.getBytes(UTF_8), new Delivery(null, null)).body();
  }

  @Test
  void says_why_memory_is_limited_and_what_helps_until_the_observer_answers_again() {
    useOfATool();
    assertThat(toldAtStart()).isEqualTo("{}");

    paid.failure = new ObserverFailure.Unauthorized("the key was refused", "run claude, then /login");
    useOfATool();
    assertThat(toldAtStart())
        .contains("<varve-context>\\nMemory is limited", "paid", "the key was refused", "run claude, then /login")
        .doesNotContain("kept by Varve");

    paid.failure = null;
    scheduler.advance(ProviderGate.PROBE_EVERY);
    useOfATool();
    assertThat(toldAtStart()).isEqualTo("{}");
  }
}
