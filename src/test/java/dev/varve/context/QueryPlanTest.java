package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.MemoryRef;
import dev.varve.session.SessionKey;
import dev.varve.store.TestingDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a session is told is found by an index, however much the store holds. */
class QueryPlanTest {

  private static final String PROJECT = "git:github.com/acme/tally";
  private static final SessionKey SESSION = TestingMemories.key(PROJECT);

  /** A subquery with a limit of its own, and the index of dead messages alone. */
  private static final Set<String> BOUNDED =
      Set.of("SCAN (subquery-1)", "SCAN messages USING COVERING INDEX messages_dead");

  @Test
  void no_statement_of_an_answer_scans_a_table(@TempDir Path directory) {
    TestingDatabase database = TestingDatabase.open();
    TestingMemories memories = new TestingMemories(database);
    long told = memories.observation(PROJECT, "bugfix", "main", "Parser rejects tabs", "a fact");
    memories.file(told, "src/Parser.java", "modified");
    memories.summary(PROJECT, "request", "steps");
    long message = memories.source(PROJECT, told);
    long change = memories.source(PROJECT, told);
    long success = memories.source(PROJECT, told);
    Set<String> ofSetUp = database.statements();
    Recall recall = (project, text, max) -> List.of(Recalled.of(MemoryRef.observation(told)));
    Telling telling =
        TestingTelling.over(database, directory, TestingTelling.OPTIONS, HealthLine.healthy(), recall);
    answer(telling, message, change, success);
    database.read(tx -> new Receipts().list(tx, 1L, null, 10));
    Set<String> statements = new HashSet<>(database.statements());
    statements.removeAll(ofSetUp);

    assertThat(statements).hasSizeGreaterThan(15);
    for (String sql : statements) {
      if (!sql.startsWith("INSERT")) {
        assertThat(plan(database, sql)).as(sql).noneMatch(QueryPlanTest::isScan);
      }
      if (sql.contains("ORDER BY") && sql.contains("original_at_ms DESC")) {
        assertThat(plan(database, sql)).as(sql).doesNotContain("USE TEMP B-TREE FOR ORDER BY");
      }
    }
    database.close();
  }

  private static void answer(Telling telling, long failure, long change, long success) {
    telling.used(SESSION, failure, new CommandStep("test", null, List.of(), true, "tabs", false));
    for (Moment moment :
        List.of(
            new Moment.SessionStart(),
            new Moment.Prompt("tabs"),
            new Moment.FileRead("src/Parser.java"),
            new Moment.SubagentStart(),
            new Moment.Compaction())) {
      telling.at(moment, SESSION, TestingMemories.place(PROJECT));
    }
    telling.used(SESSION, change, new CommandStep(null, null, List.of(), false, null, true));
    telling.used(SESSION, success, new CommandStep("test", null, List.of(), false, null, false));
    telling.at(new Moment.CommandFailed("tabs"), SESSION, TestingMemories.place(PROJECT));
  }

  private static List<String> plan(TestingDatabase database, String sql) {
    Object[] arguments = new Object[(int) sql.chars().filter(c -> c == '?').count()];
    Arrays.fill(arguments, 1L);
    return database.read(tx -> tx.list("EXPLAIN QUERY PLAN " + sql, row -> row.text("detail"), arguments));
  }

  private static boolean isScan(String step) {
    return step.startsWith("SCAN") && !BOUNDED.contains(step) && !step.contains("CONSTANT ROW");
  }
}
