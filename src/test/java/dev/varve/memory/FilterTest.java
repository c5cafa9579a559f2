package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings find their project by an index, however many there are. */
class FilterTest {

  private final TestingMemory memory = new TestingMemory();

  @ParameterizedTest
  @ValueSource(strings = {"git:github.com/acme/tally", "tally"})
  void no_listing_of_a_project_scans_all_projects(String project) {
    Filter filter = Filter.ofProject(project, 10);
    String sql = "EXPLAIN QUERY PLAN SELECT t.id FROM observations t WHERE " + filter.condition("t.project_id", false);
    List<String> plan =
        memory.database.read(tx -> tx.list(sql, row -> row.text("detail"), filter.arguments(false)));

    assertThat(plan).anyMatch(step -> step.startsWith("SEARCH projects")).noneMatch(step -> step.startsWith("SCAN projects"));
  }
}
