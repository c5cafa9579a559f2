package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.memory.TestingPast.Drawn;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.memory.forget.Forgetting;
import dev.varve.memory.transfer.BadLine;
import dev.varve.memory.transfer.Export;
import dev.varve.memory.transfer.Import;
import dev.varve.memory.transfer.ImportReport;
import dev.varve.memory.transfer.Origin;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.queue.Conservation;
import dev.varve.queue.SessionId;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.Database;
import dev.varve.store.TestingDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransferTest {

  private static final Instant NOW = TestingPast.NOW.plusSeconds(500);
  private static final Set<String> TYPES = Set.of("change", "note", "discovery");

  private final TestingPast past = new TestingPast();
  private final TestingDatabase fresh = TestingDatabase.open();

  private static List<String> exported(Database database) {
    List<String> lines = new ArrayList<>();
    new Export(database, "1", InstantSource.fixed(NOW)).write(null, "test", lines::add);
    return lines;
  }

  private static ImportReport take(Database database, List<String> lines) {
    Redactor redactor = TestingRedactor.unhurried();
    return new Import(database, redactor, InstantSource.fixed(NOW), TYPES).take(lines, Origin.VARVE);
  }

  private SessionId some() {
    SessionId session = past.session("one");
    past.prompt(session, 1, "do \"this\"\n\tand that 😀", TestingPast.NOW);
    past.prompt(session, 2, "<private>mine</private>", TestingPast.NOW);
    past.turn(session, 1, TestingPast.NOW, Drawn.of("A", "k1", "k2"), Drawn.of("B", "k2"));
    past.turn(session, 2, TestingPast.NOW.plusSeconds(1), Drawn.of("C", "k3"));
    past.summary(session, 1, 2, TestingPast.NOW.plusSeconds(2));
    NewNote note = new NewNote(past.project, TestingMemory.text("remember me"), "hash", "agent");
    past.memory.database.write(tx -> new Notes().save(tx, note, TestingPast.NOW));
    return session;
  }

  private static List<String> exceptions(Database database) {
    return database.<Conservation>read(Conservation::audit).exceptions();
  }

  @Test
  void what_was_exported_is_exported_again_by_who_took_it_in() {
    some();
    List<String> lines = exported(past.memory.database);

    ImportReport report = take(fresh, lines);

    assertThat(report).isEqualTo(new ImportReport(lines.size(), 2, 2, 4, 1, 0));
    assertThat(exported(fresh)).isEqualTo(lines);
    assertThat(exceptions(fresh)).isEmpty();
    assertThat(fresh.<Long>read(tx -> tx.number("SELECT count(*) FROM changes"))).isEqualTo(7);
  }

  @Test
  void the_same_lines_again_change_nothing() {
    some();
    List<String> lines = exported(past.memory.database);
    take(fresh, lines);

    assertThat(take(fresh, lines).known()).isEqualTo(2 + 2 + 4);
    assertThat(take(past.memory.database, lines).known()).isEqualTo(8);
    assertThat(exported(fresh)).isEqualTo(lines);
    assertThat(exported(past.memory.database)).isEqualTo(lines);
  }

  @Test
  void what_was_forgotten_does_not_come_back_by_an_import() {
    SessionId session = some();
    List<String> lines = exported(past.memory.database);
    Forgetting forgetting =
        new Forgetting(past.memory.database, new Claims(AttemptLimits.defaults()), InstantSource.fixed(NOW));
    ForgetScope scope = new ForgetScope.OfSession(session);
    forgetting.carryOut(scope, forgetting.plan(scope).token(), "test");

    take(past.memory.database, lines);

    assertThat(past.memory.number("SELECT count(*) FROM observations")).isEqualTo(1);
    assertThat(past.rows("SELECT text FROM prompts")).containsOnly("");
    assertThat(String.join("", exported(past.memory.database))).doesNotContain("and that");
    assertThat(past.exceptions()).isEmpty();
  }

  @Test
  void a_secret_in_a_line_is_taken_out() {
    some();
    List<String> lines = new ArrayList<>();
    exported(past.memory.database).forEach(line -> lines.add(line.replace("a fact of A", "ghp_EXAMPLEexample0123456789EXAMPLEexamp")));

    take(fresh, lines);

    assertThat(String.join("", exported(fresh))).contains("[redacted:github:").doesNotContain("ghp_");
  }

  @Test
  void a_bad_line_is_named_by_its_number() {
    some();
    List<String> lines = new ArrayList<>(exported(past.memory.database));
    lines.set(3, "{\"kind\":\"prompt\"}");
    assertThatThrownBy(() -> take(fresh, lines)).isInstanceOf(BadLine.class).hasMessageContaining("line 4: its field '");
    assertThatThrownBy(() -> take(fresh, List.of("nonsense"))).isInstanceOf(BadLine.class).hasMessage("line 1: it is no JSON");
    assertThatThrownBy(() -> take(fresh, List.of("{}"))).hasMessage("line 1: it is no line of an export");
    assertThatThrownBy(() -> take(fresh, List.of("{\"kind\":\"varve\",\"format\":\"one\",\"program\":\"1\"}")))
        .hasMessage("line 1: its field 'format' is missing or not as in an export");
    assertThatThrownBy(() -> take(fresh, List.of("{\"kind\":\"varve\",\"format\":1}")))
        .hasMessage("line 1: its field 'program' is missing");
    assertThatThrownBy(() -> take(fresh, List.of("{\"kind\":\"varve\",\"format\":99,\"program\":\"9\"}")))
        .hasMessageContaining("update");
    assertThatThrownBy(() -> take(fresh, exported(past.memory.database).subList(2, 4)))
        .isInstanceOf(BadLine.class)
        .hasMessageContaining("did not come before");
  }

  @Test
  void an_export_of_one_project_holds_nothing_of_another() {
    some();
    SessionId theirs = past.memory.session(past.memory.project("git:other", "other"), "theirs");
    past.prompt(theirs, 1, "foreign words", TestingPast.NOW);
    List<String> lines = new ArrayList<>();
    new Export(past.memory.database, "1", InstantSource.fixed(NOW)).write(past.project, "test", lines::add);

    assertThat(String.join("", lines)).contains("and that").doesNotContain("foreign", "git:other");
  }
}
