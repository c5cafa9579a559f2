package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.context.Receipts.Item;
import dev.varve.context.Receipts.Receipt;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Page;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

  private static final String PROJECT = "git:github.com/acme/tally";
  private static final Instant BEFORE_ALL = Instant.parse("2030-05-01T00:00:00Z");

  private final Receipts receipts = new Receipts();
  @AutoClose private SqliteDatabase database;
  private TestingMemories memories;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = EmptyStore.open(directory.resolve("varve.db"));
    memories = new TestingMemories(database);
  }

  private void tell(Moment moment, Instant at, MemoryRef... memories) {
    List<Weighed> told = List.of(memories).stream().map(ref -> new Weighed(ref, Why.RECENT, 9, 1, true)).toList();
    database.write(tx -> {
      receipts.write(tx, TestingMemories.key(PROJECT), moment, new Answer("text", 20, told), at);
      return 1;
    });
  }

  private List<Receipt> all() {
    return database.read(tx -> receipts.list(tx, null, null, 50)).items();
  }

  private Set<MemoryRef> told(@Nullable Long session) {
    return database.read(tx -> receipts.told(tx, session));
  }

  private Item only() {
    return all().getFirst().items().getFirst();
  }

  @Test
  void receipt_says_what_was_told_when_and_why() {
    memories.session(PROJECT);
    tell(new Moment.SessionStart(), BEFORE_ALL, MemoryRef.observation(1), MemoryRef.summary(2));
    assertThat(all()).singleElement().satisfies(receipt -> {
      assertThat(receipt.moment()).isEqualTo("session_start");
      assertThat(receipt.at()).isEqualTo(BEFORE_ALL);
      assertThat(receipt.tokens()).isEqualTo(20);
      assertThat(receipt.items())
          .containsExactly(new Item("#1", "recent", 9, false), new Item("#S2", "recent", 9, false));
    });
  }

  @Test
  void session_that_nobody_knows_leaves_none() {
    tell(new Moment.SessionStart(), BEFORE_ALL, MemoryRef.observation(1));
    assertThat(all()).isEmpty();
  }

  @Test
  void memory_counts_as_used_once_its_session_works_on_a_file_of_it() {
    long told = memories.observation(PROJECT, "Parser rejects tabs", "");
    memories.file(told, "src/Parser.java", "modified");
    tell(new Moment.SessionStart(), BEFORE_ALL.plus(Duration.ofDays(2)), MemoryRef.observation(told));
    assertThat(only().used()).isFalse();
    memories.file(memories.observation(PROJECT, "Printer prints tabs", ""), "src/Printer.java", "read");
    assertThat(only().used()).isFalse();
    memories.file(memories.observation(PROJECT, "Parser takes tabs now", ""), "src/Parser.java", "read");
    assertThat(only().used()).isTrue();
  }

  @Test
  void memory_counts_as_used_once_it_is_opened() {
    memories.session(PROJECT);
    tell(new Moment.SessionStart(), BEFORE_ALL, MemoryRef.summary(7));
    assertThat(opened(MemoryRef.observation(7))).isZero();
    assertThat(opened(MemoryRef.summary(7))).isEqualTo(1);
    assertThat(only().used()).isTrue();
  }

  private int opened(MemoryRef ref) {
    return database.write(tx -> receipts.opened(tx, ref, BEFORE_ALL, BEFORE_ALL.plusSeconds(60)));
  }

  @Test
  void session_still_knows_what_it_was_told_since_it_began_or_was_compacted() {
    Long session = memories.session(PROJECT);
    tell(new Moment.SessionStart(), BEFORE_ALL, MemoryRef.observation(1));
    tell(new Moment.FileRead("a"), BEFORE_ALL, MemoryRef.observation(2));
    assertThat(told(session))
        .containsExactlyInAnyOrder(MemoryRef.observation(1), MemoryRef.observation(2));
    tell(new Moment.Compaction(), BEFORE_ALL, MemoryRef.observation(3));
    assertThat(told(session)).containsExactly(MemoryRef.observation(3));
    assertThat(told(null)).isEmpty();
  }

  @Test
  void pages_go_back_in_time_and_sessions_stay_apart() {
    Long session = memories.session(PROJECT);
    for (int i = 1; i <= 3; i++) {
      tell(new Moment.SessionStart(), BEFORE_ALL, MemoryRef.observation(i));
    }
    Page<Receipt> first = database.read(tx -> receipts.list(tx, session, null, 2));
    assertThat(first.items()).extracting(Receipt::id).containsExactly(3L, 2L);
    assertThat(database.read(tx -> receipts.list(tx, session, first.next(), 2)).items())
        .extracting(Receipt::id)
        .containsExactly(1L);
    assertThat(database.read(tx -> receipts.list(tx, session + 1, null, 2)).items()).isEmpty();
  }

  @Test
  void old_receipts_go_with_new_ones() {
    memories.session(PROJECT);
    tell(new Moment.SessionStart(), BEFORE_ALL, MemoryRef.observation(1));
    tell(new Moment.SessionStart(), BEFORE_ALL.plus(Duration.ofDays(91)), MemoryRef.observation(2));
    assertThat(all()).singleElement().extracting(Receipt::id).isEqualTo(2L);
  }
}
