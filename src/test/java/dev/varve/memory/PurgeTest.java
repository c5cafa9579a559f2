package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.forget.ForgetScope;
import dev.varve.memory.forget.Forgetting;
import dev.varve.memory.forget.HomeFiles;
import dev.varve.memory.forget.Purge;
import dev.varve.memory.forget.PurgeReport;
import dev.varve.memory.forget.Purgeable;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.queue.ProjectId;
import dev.varve.redact.Redacted;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeTest {

  private static final Instant NOW = TestingMemory.NOW;
  private static final String SECRET = "the onion soup is served at the north gate at nine";

  @TempDir private Path home;
  private SqliteDatabase database;
  private Forgetting forgetting;
  private ProjectId project;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(SqliteOptions.of(home.resolve("varve.db")));
    forgetting = new Forgetting(database, new Claims(AttemptLimits.defaults()), InstantSource.fixed(NOW));
    project = database.write(tx -> new Projects().identified(tx, "git:x", "x", NOW));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private MemoryRef note(String text, Instant at) {
    Redacted redacted = TestingMemory.text(text);
    NewNote note = new NewNote(project, redacted, Integer.toHexString(text.hashCode()), "person");
    return database.write(tx -> new Notes().save(tx, note, at)).ref();
  }

  private PurgeReport purge(MemoryRef ref, Purgeable... others) {
    ForgetScope scope = new ForgetScope.Named(List.of(ref));
    Purge purge = new Purge(forgetting, database, database, home, List.of(others), InstantSource.fixed(NOW));
    Purge.Outcome outcome = purge.carryOut(scope, forgetting.plan(scope).token(), "test");
    return ((Purge.Outcome.Purged) outcome).report();
  }

  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void nothing_of_it_is_left_in_any_file_and_the_report_says_so() throws IOException {
    MemoryRef kept = note("something that stays for ever and ever", NOW);
    MemoryRef gone = note(SECRET, NOW);
    assertThat(bytes()).contains(SECRET);

    PurgeReport report = purge(gone);

    assertThat(report.pieces()).isPositive();
    assertThat(report.proven()).isTrue();
    assertThat(bytes()).doesNotContain("onion", "north gate").contains("stays for ever");
    assertThat(database.<Boolean>read(tx -> new Memories().find(tx, kept).isPresent())).isTrue();
    assertThat(Files.size(home.resolve("varve.db-wal"))).isLessThan(200_000);
  }

  @Test
  void copies_for_a_case_of_need_are_deleted() throws IOException {
    MemoryRef gone = note(SECRET, NOW);
    for (String file : List.of("backups/before-migration.db", "spool/bad/torn", "context/abc.txt")) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.writeString(home.resolve(file), "old " + SECRET);
    }

    assertThat(purge(gone, new HomeFiles(home)).proven()).isTrue();
    assertThat(bytes()).doesNotContain("onion");
  }

  @Test
  void where_it_still_stands_is_told_and_nothing_is_called_proven() throws IOException {
    MemoryRef gone = note(SECRET, NOW);
    Files.writeString(home.resolve("notes.txt"), "x".repeat(3 << 20) + SECRET);

    PurgeReport report = purge(gone);

    assertThat(report.proven()).isFalse();
    assertThat(report.found()).extracting(PurgeReport.Found::file).containsExactly("notes.txt");
  }

  @Test
  void what_a_kept_memory_says_too_is_no_finding() {
    MemoryRef gone = note(SECRET, NOW);
    note(SECRET, NOW.plusSeconds(300));

    PurgeReport report = purge(gone);

    assertThat(report.proven()).isTrue();
    assertThat(report.alsoKept()).isPositive();
  }

  @Test
  void an_index_that_cannot_follow_is_named() {
    MemoryRef gone = note(SECRET, NOW);
    PurgeReport report =
        purge(
            gone,
            new Purgeable() {
              @Override
              public String name() {
                return "the index";
              }

              @Override
              public void purge() throws IOException {
                throw new IOException("it is read-only");
              }
            });

    assertThat(report.proven()).isFalse();
    assertThat(report.failed()).singleElement().asString().contains("the index", "read-only");
  }

  @Test
  void others_write_while_the_store_is_rewritten() throws InterruptedException {
    MemoryRef gone = note(SECRET, NOW);
    Thread writer = Thread.ofVirtual().start(() -> {
      for (int i = 0; i < 200; i++) {
        note("note number " + i, NOW);
      }
    });
    assertThat(purge(gone).proven()).isTrue();
    writer.join();
    assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM observations"))).isEqualTo(200);
  }
}
