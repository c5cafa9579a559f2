package dev.varve.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.store.TestingDatabase;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What runs for every event or turn finds its rows by an index, however much the store holds. */
class QueryPlanTest {

  private static final String INDEX_OF_WHAT_WAITS = "messages_open";

  @Test
  void no_statement_of_a_messages_life_scans_a_table() {
    TestingDatabase database = TestingDatabase.open();
    TestingQueue queue = new TestingQueue(database);
    SessionId session = queue.session("one");
    Set<String> ofSetUp = database.statements();
    live(queue, session);
    Set<String> statements = new HashSet<>(database.statements());
    statements.removeAll(ofSetUp);

    assertThat(statements).hasSizeGreaterThan(20);
    for (String sql : statements) {
      // The plan of an INSERT tells how it would look for orphans, which it does only when there are some.
      if (!sql.startsWith("INSERT")) {
        assertThat(plan(database, sql)).as(sql).noneMatch(QueryPlanTest::isScan);
      }
    }
    database.close();
  }

  /** Everything that happens to messages between the door and the books. */
  private static void live(TestingQueue queue, SessionId session) {
    MessageId id = queue.toolUse(session, "a");
    queue.accept(session, queue.message(MessageKind.TOOL_USE, "a", 5));
    queue.skip(session, "b", SkipReason.PRIVATE);
    queue.fail(queue.claim(session), Blame.COUNTED);
    queue.confirm(queue.claim(session), List.of(id));
    queue.confirm(queue.claim(session, queue.summarize(session, "s")), List.of());
    queue.dead();
    queue.retry(id);
    queue.drop(id);
    queue.database().read(tx -> Backlog.of(tx, session));
    queue.database().read(Backlog::sessions);
    queue.database().read(tx -> Changes.after(tx, 0, 10));
    queue.database().read(Changes::newest);
    queue.database().read(Changes::oldest);
  }

  private static List<String> plan(TestingDatabase database, String sql) {
    Object[] arguments = new Object[(int) sql.chars().filter(c -> c == '?').count()];
    Arrays.fill(arguments, 1L);
    return database.read(tx -> tx.list("EXPLAIN QUERY PLAN " + sql, row -> row.text("detail"), arguments));
  }

  private static boolean isScan(String step) {
    return step.startsWith("SCAN") && !step.contains(INDEX_OF_WHAT_WAITS) && !step.contains("CONSTANT ROW");
  }
}
