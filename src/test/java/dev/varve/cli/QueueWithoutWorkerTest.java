package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.Projects;
import dev.varve.queue.Intake;
import dev.varve.queue.MessageKind;
import dev.varve.queue.NewMessage;
import dev.varve.queue.PackedPayload;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.redact.Redacted;
import dev.varve.settings.Home;
import dev.varve.settings.WorkerLock;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.Tx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead messages are retried and dropped in the store itself, and the books balance. */
class QueueWithoutWorkerTest {

  private static final Instant THEN = Instant.parse("2026-11-17T09:00:00Z");

  @TempDir private Path directory;
  private Home home;
  private TestingTerminal terminal;

  @BeforeEach
  void fill() {
    home = new Home(directory);
    terminal = new TestingTerminal(directory);
    try (SqliteDatabase database = EmptyStore.open(home.database())) {
      database.write(
          tx -> {
            for (String key : List.of("one", "two", "three")) {
              accept(tx, key);
            }
            return tx.update("UPDATE messages SET state = 'dead', attempts = 6, last_error = 'no valid reply', settled_at_ms = 1");
          });
    }
  }

  private static void accept(Tx tx, String key) {
    ProjectId project = new Projects().identified(tx, "path:/work", "work", THEN);
    tx.update(
        """
        INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
        VALUES ('api', 's', ?, '/work', 0, 0) ON CONFLICT DO NOTHING""",
        project.value());
    Snapshot snapshot = new Snapshot(new SessionId(tx.number("SELECT id FROM sessions")), project, 1, 1, "/work", null, null);
    PackedPayload payload = PackedPayload.of(Redacted.emptyObject());
    new Intake().accept(
        tx, snapshot, new NewMessage(MessageKind.TOOL_USE, key, "Bash", null, 1, payload, null, null, THEN, false), THEN);
  }

  private String states() throws IOException {
    assertThat(terminal.run("audit")).as(terminal.out()).isZero();
    assertThat(terminal.run("queue", "--json")).isZero();
    return terminal.json().path("states").toString();
  }

  @Test
  void they_are_listed_with_their_error() {
    assertThat(terminal.run("queue")).isZero();
    assertThat(terminal.out()).contains("dead     3", "Bash", "no valid reply", "varve queue retry");
  }

  @Test
  void retried_ones_wait_again_and_others_stay() throws IOException {
    assertThat(terminal.run("queue", "retry", "2", "--json")).isZero();
    assertThat(terminal.json()).hasToString("{\"changed\":1,\"missing\":0}");
    assertThat(states()).isEqualTo("{\"dead\":2,\"pending\":1}");
  }

  @Test
  void dropped_ones_do_not_come_back() throws IOException {
    assertThat(terminal.run("queue", "drop", "1", "3", "--yes")).isZero();
    assertThat(terminal.out()).contains("dropped: 2");
    assertThat(states()).isEqualTo("{\"dead\":1,\"dropped\":2}");
    assertThat(terminal.run("queue", "retry", "1", "2")).isEqualTo(1);
    assertThat(terminal.out()).contains("queued again: 1");
    assertThat(terminal.err()).contains("1 of the ids is not that of a dead message");
    assertThat(states()).isEqualTo("{\"dropped\":2,\"pending\":1}");
  }

  @Test
  void all_of_them_are_retried_or_dropped_at_once() throws IOException {
    assertThat(terminal.run("queue", "drop", "--all")).isEqualTo(2);
    assertThat(terminal.err()).contains("add --yes");
    assertThat(states()).isEqualTo("{\"dead\":3}");
    assertThat(terminal.run("queue", "drop", "--all", "--yes", "--json")).isZero();
    assertThat(terminal.json().path("changed").asInt()).isEqualTo(3);
    assertThat(states()).isEqualTo("{\"dropped\":3}");
    assertThat(terminal.run("queue", "retry", "--all")).isZero();
    assertThat(terminal.out()).contains("queued again: 0");
  }

  @Test
  void a_store_that_somebody_works_on_is_left_alone() {
    try (WorkerLock _ = WorkerLock.acquire(home)) {
      assertThat(terminal.run("queue", "drop", "--all", "--yes")).isEqualTo(75);
    }
  }
}
