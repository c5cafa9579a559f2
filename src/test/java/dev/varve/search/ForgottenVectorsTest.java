package dev.varve.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.embed.EmbeddingModel;
import dev.varve.embed.TestingEmbedder;
import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.NewNote;
import dev.varve.memory.Notes;
import dev.varve.memory.Projects;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.memory.forget.Forgetting;
import dev.varve.memory.forget.Purge;
import dev.varve.memory.forget.PurgeReport;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a memory meant is forgotten with it, in the store and in the index. */
class ForgottenVectorsTest {

  private static final InstantSource CLOCK = InstantSource.fixed(TestingStore.BEGIN);
  private static final int SIZE = 64;

  private final Redactor redactor = TestingRedactor.unhurried();

  @TempDir private Path home;
  private SqliteDatabase database;
  private Search search;

  @BeforeEach
  void open() {
    database = EmptyStore.open(home.resolve("varve.db"));
    EngineEvents events = new EngineEvents();
    EmbeddingModel model =
        new EmbeddingModel(
            TestingEmbedder.options("toy"), new TestingEmbedder(SIZE), UnaryOperator.identity(), CLOCK, events);
    search = new Search(database, home.resolve("index"), CLOCK, ZoneOffset.UTC, events, model);
  }

  @AfterEach
  void close() {
    search.close();
    database.close();
  }

  private MemoryRef note(String text) {
    return database.write(
        tx ->
            new Notes()
                .save(
                    tx,
                    new NewNote(
                        new Projects().identified(tx, "git:x", "x", TestingStore.BEGIN),
                        redactor.prompt(text),
                        Integer.toHexString(text.hashCode()),
                        "person"),
                    TestingStore.BEGIN))
        .ref();
  }

  private byte[] vector(MemoryRef ref) {
    return database.read(
        tx ->
            tx.first(
                    "SELECT vector FROM vectors WHERE memory_id = ?",
                    row -> Objects.requireNonNull(row.bytes("vector")),
                    ref.id())
                .orElseThrow());
  }

  /** Whether a part of the vector stands in a file of the home. */
  private boolean isAnywhere(byte[] vector) throws IOException {
    String part = new String(vector, 64, 24, ISO_8859_1);
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, ISO_8859_1).contains(part)) {
          return true;
        }
      }
    }
    return false;
  }

  private PurgeReport purge(MemoryRef gone) {
    ForgetScope scope = new ForgetScope.Named(List.of(gone));
    Forgetting forgetting = new Forgetting(database, new Claims(AttemptLimits.defaults()), CLOCK);
    Purge purge = new Purge(forgetting, database, database, home, List.of(search.files()), CLOCK);
    return ((Purge.Outcome.Purged) purge.carryOut(scope, forgetting.plan(scope).token(), "test")).report();
  }

  @Test
  void after_a_purge_no_file_holds_the_vector() throws Exception {
    MemoryRef kept = note("the car stays in the garage");
    MemoryRef gone = note("the doctor is at the sea");
    search.embed();
    search.files().purge();
    byte[] vector = vector(gone);
    assertThat(isAnywhere(vector)).isTrue();

    PurgeReport report = purge(gone);

    assertThat(report.proven()).as("%s", report).isTrue();
    assertThat(isAnywhere(vector)).isFalse();
    assertThat(isAnywhere(vector(kept))).isTrue();
    assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM vectors"))).isEqualTo(1);
  }

  @Test
  void a_vector_that_stays_in_a_file_is_found_there() throws Exception {
    MemoryRef gone = note("the doctor is at the sea");
    search.embed();
    Files.write(home.resolve("copy"), vector(gone));

    assertThat(purge(gone).found()).extracting(PurgeReport.Found::file).containsExactly("copy");
  }
}
