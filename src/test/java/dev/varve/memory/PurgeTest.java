package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.forget.ForgetScope;
import dev.varve.memory.forget.Forgetting;
import dev.varve.memory.forget.HomeFiles;
import dev.varve.memory.forget.Purge;
import dev.varve.memory.forget.PurgeCheck;
import dev.varve.memory.forget.PurgeReport;
import dev.varve.memory.forget.Purgeable;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.queue.ProjectId;
import dev.varve.redact.Redacted;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
    database = EmptyStore.open(home.resolve("varve.db"));
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

    assertThat(report.found()).isEmpty();
    assertThat(report.alsoKept()).isPositive();
  }

  @Test
  void where_all_of_it_stands_in_what_is_kept_nothing_is_proven() {
    MemoryRef gone = note(SECRET, NOW);
    note(SECRET, NOW.plusSeconds(300));

    PurgeReport report = purge(gone);

    assertThat(report.alsoKept()).isEqualTo(report.pieces());
    assertThat(report.proven()).isFalse();
    assertThat(report.doubt()).contains("kept");
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

              @Override
              public PurgeCheck check(List<String> texts) {
                return new PurgeCheck(name(), true, "nothing");
              }
            });

    assertThat(report.proven()).isFalse();
    assertThat(report.failed()).singleElement().asString().contains("the index", "read-only");
  }

  @Test
  void a_check_that_finds_something_is_no_proof() {
    MemoryRef gone = note(SECRET, NOW);
    List<String> told = new ArrayList<>();
    Purgeable index =
        new Purgeable() {
          @Override
          public String name() {
            return "the index";
          }

          @Override
          public void purge() {}

          @Override
          public PurgeCheck check(List<String> texts) {
            told.addAll(texts);
            return new PurgeCheck(name(), false, "1 deleted document");
          }
        };
    PurgeReport report = purge(gone, index);

    assertThat(told).singleElement().asString().contains(SECRET);
    assertThat(report.checks()).extracting(PurgeCheck::says).containsExactly("1 deleted document");
    assertThat(report.proven()).isFalse();
    assertThat(report.doubt()).contains("could be purged");
  }

  @Test
  void what_is_short_is_looked_for_as_a_whole() throws IOException {
    MemoryRef gone = note("zwiebel9", NOW);
    Files.writeString(home.resolve("notes.txt"), "x".repeat((1 << 20) - 3) + "zwiebel9");

    PurgeReport report = purge(gone);

    assertThat(report.pieces()).isPositive();
    assertThat(report.proven()).isFalse();
    assertThat(report.found()).extracting(PurgeReport.Found::file).containsExactly("notes.txt");
  }

  @Test
  void what_could_not_be_looked_for_is_not_called_proven() {
    PurgeReport report = purge(note("a b c", NOW));

    assertThat(report.pieces()).isZero();
    assertThat(report.proven()).isFalse();
    assertThat(report.doubt()).contains("nothing could be looked for");
  }

  @Test
  void what_was_forgotten_before_goes_with_a_purge_of_nothing() throws IOException {
    MemoryRef gone = note(SECRET, NOW);
    ForgetScope scope = new ForgetScope.Named(List.of(gone));
    Files.createDirectories(home.resolve("backups"));
    Files.writeString(home.resolve("backups/before-migration.db"), "old " + SECRET);
    forgetting.carryOut(scope, forgetting.plan(scope).token(), "test");
    assertThat(bytes()).contains(SECRET);

    PurgeReport report = purge(gone, new HomeFiles(home));

    assertThat(bytes()).doesNotContain("onion");
    assertThat(report.proven()).isFalse();
    assertThat(report.checks()).singleElement().satisfies(check -> assertThat(check.clean()).isTrue());
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
