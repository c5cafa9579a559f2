package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.store.StoreException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

  private static final String INSERT = "INSERT INTO redactions (kind, found) VALUES (?, 1)";

  /** How SQLite numbers them: sqlite.org/pragma.html. */
  private static final long NORMAL = 1;

  private static final long FULL = 2;

  @TempDir private Path folder;
  private final AtomicInteger commits = new AtomicInteger();
  private Database reading;
  private TestingConnections connections;
  private GroupCommit writer;
  private Thread thread;

  @BeforeEach
  void open() {
    SqliteOptions options = SqliteOptions.of(folder.resolve("varve.db"));
    reading = SqliteDatabase.open(options);
    connections = new TestingConnections(options);
    writer = new GroupCommit(connections, new SqliteDialect(), 10, tx -> commits.incrementAndGet());
    thread = Thread.ofPlatform().unstarted(writer);
  }

  @AfterEach
  void close() throws InterruptedException {
    writer.close();
    start();
    thread.join();
    reading.close();
  }

  @Test
  void writes_that_wait_share_a_commit_up_to_the_batch_size() {
    List<CompletableFuture<Integer>> writes = inserts(25);
    start();

    writes.forEach(CompletableFuture::join);
    assertThat(rows()).isEqualTo(25);
    assertThat(commits).hasValueBetween(2, 3);
  }

  @Test
  void failed_work_is_undone_alone_in_its_batch() {
    CompletableFuture<Integer> before = insert("before");
    CompletableFuture<Object> failed = writer.submit(GroupCommitTest::insertThenThrow);
    CompletableFuture<Integer> after = insert("after");
    start();

    assertThatThrownBy(failed::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(before.join() + after.join()).isEqualTo(2);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void work_that_fails_first_in_its_batch_is_undone_alone() {
    CompletableFuture<Object> failed = writer.submit(GroupCommitTest::insertThenThrow);
    CompletableFuture<Integer> after = insert("after");
    start();

    assertThatThrownBy(failed::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(after.join()).isEqualTo(1);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void a_failed_commit_fails_everybody_in_the_batch_and_leaves_nothing() {
    CompletableFuture<Integer> innocent = insert("innocent");
    CompletableFuture<Integer> culprit = writer.submit(GroupCommitTest::breakAtCommit);
    start();

    assertThat(reason(innocent)).isEqualTo(Reason.BUG);
    assertThat(reason(culprit)).isEqualTo(Reason.BUG);
    assertThat(rows()).isZero();
    assertThat(insert("later").join()).isEqualTo(1);
    assertThat(connections.opened).hasValue(2);
  }

  @Test
  void after_a_failed_commit_no_work_runs_until_a_read_succeeds() {
    CompletableFuture<Integer> culprit = writer.submit(GroupCommitTest::breakAtCommit);
    start();
    assertThat(reason(culprit)).isEqualTo(Reason.BUG);

    connections.broken(true);
    AtomicBoolean ran = new AtomicBoolean();
    CompletableFuture<Boolean> refused = writer.submit(tx -> ran.getAndSet(true));
    assertThat(reason(refused)).isEqualTo(Reason.UNAVAILABLE);
    assertThat(ran).isFalse();

    connections.broken(false);
    assertThat(insert("a").join()).isEqualTo(1);
  }

  @Test
  void a_full_disk_fails_the_batch_as_full_and_never_in_part() {
    connections.limit(pages() + 2);
    CompletableFuture<Integer> small = insert("small");
    CompletableFuture<Integer> large = writer.submit(tx -> tx.update(INSERT, "large".repeat(100_000)));
    CompletableFuture<Integer> after = insert("after");
    start();

    assertThat(reason(large)).isEqualTo(Reason.FULL);
    assertThat(reason(small)).isEqualTo(Reason.FULL);
    assertThat(reason(after)).isEqualTo(Reason.FULL);
    assertThat(rows()).isZero();

    connections.limit(Integer.MAX_VALUE);
    assertThat(reason(writer.submit(tx -> tx.update(INSERT, "large".repeat(100_000))))).isNull();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void work_that_hides_a_full_disk_cannot_write_outside_of_the_transaction() {
    connections.limit(pages() + 2);
    CompletableFuture<Integer> hiding =
        writer.submit(
            tx -> {
              assertThatThrownBy(() -> tx.update(INSERT, "large".repeat(100_000))).isInstanceOf(StoreException.class);
              try {
                return tx.update(INSERT, "small");
              } catch (StoreException hidden) {
                return 0;
              }
            });
    start();

    assertThat(reason(hiding)).isEqualTo(Reason.FULL);
    assertThat(rows()).isZero();
  }

  @Test
  void a_commit_of_unsynced_writes_alone_waits_for_no_disk_and_the_next_one_does() {
    CompletableFuture<Long> unsynced = writer.submit(new PendingWrite<>(tx -> tx.number("PRAGMA synchronous"), false));
    start();

    assertThat(unsynced.join()).isEqualTo(NORMAL);
    assertThat(writer.submit(tx -> tx.number("PRAGMA main.synchronous")).join()).isEqualTo(FULL);
  }

  @Test
  void an_unsynced_write_in_company_waits_for_the_disk_like_the_others() {
    CompletableFuture<Long> unsynced = writer.submit(new PendingWrite<>(tx -> tx.number("PRAGMA synchronous"), false));
    CompletableFuture<Integer> synced = insert("a");
    start();

    assertThat(unsynced.join()).isEqualTo(FULL);
    assertThat(synced.join()).isEqualTo(1);
  }

  @Test
  void what_was_submitted_before_the_close_is_written_and_what_comes_later_is_refused() {
    List<CompletableFuture<Integer>> before = inserts(25);
    writer.close();
    CompletableFuture<Integer> after = insert("after");
    start();

    before.forEach(CompletableFuture::join);
    assertThat(reason(after)).isEqualTo(Reason.UNAVAILABLE);
    assertThat(rows()).isEqualTo(25);
  }

  @Test
  void every_caller_gets_an_answer_whatever_the_close_races_with() throws InterruptedException {
    start();
    List<CompletableFuture<Integer>> writes = new ArrayList<>();
    Thread caller = Thread.ofPlatform().start(() -> writes.addAll(inserts(500)));
    writer.close();
    caller.join();
    thread.join();

    long written = writes.stream().filter(write -> reason(write) == null).count();
    assertThat(rows()).isEqualTo(written);
  }

  @Test
  void an_interrupted_writer_refuses_instead_of_hanging() throws InterruptedException {
    start();
    thread.interrupt();
    thread.join();

    assertThat(reason(insert("a"))).isEqualTo(Reason.UNAVAILABLE);
  }

  private void start() {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private CompletableFuture<Integer> insert(String kind) {
    return writer.submit(tx -> tx.update(INSERT, kind));
  }

  private List<CompletableFuture<Integer>> inserts(int count) {
    List<CompletableFuture<Integer>> writes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      writes.add(insert("kind " + i));
    }
    return writes;
  }

  private static Object insertThenThrow(Tx tx) {
    tx.update(INSERT, "failed");
    throw new IllegalStateException("on purpose");
  }

  /** A broken reference that is looked at only when the transaction ends. */
  private static int breakAtCommit(Tx tx) {
    tx.execute("PRAGMA defer_foreign_keys = ON");
    return tx.update("INSERT INTO observation_sources (observation_id, message_id) VALUES (404, 404)");
  }

  /** Null when the write succeeded. */
  private static @Nullable Reason reason(CompletableFuture<?> write) {
    try {
      write.join();
      return null;
    } catch (CompletionException e) {
      return e.getCause() instanceof StoreException error ? error.reason() : Reason.BUG;
    }
  }

  private int pages() {
    return (int) (long) reading.read(tx -> tx.number("PRAGMA page_count"));
  }

  private long rows() {
    return reading.read(tx -> tx.number("SELECT count(*) FROM redactions"));
  }
}
