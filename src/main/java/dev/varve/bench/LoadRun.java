package dev.varve.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One load on one worker by one thread: every connection sends its next post as soon as it has its answer. */
final class LoadRun {

  /** After the time is over, for answers still under way. */
  private static final long LAST_ANSWERS_MILLIS = 10_000;

  private static final long SELECT_MILLIS = 100;

  /** A worker that refuses this often is not worth asking on. */
  private static final int REFUSED_MAX = 1_000;

  private final LoadPlan plan;
  private final Posts posts;
  private final Ledger ledger;
  private final Runnable tell;
  private final LongSupplier nanoClock;
  private final List<Connection> open = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private final long beginNanos;
  private final long endNanos;
  private long acknowledged;
  private long queued;
  private long refused;
  private boolean broken;

  LoadRun(LoadPlan plan, Posts posts, Ledger ledger, Runnable tell, LongSupplier nanoClock) {
    this.plan = plan;
    this.posts = posts;
    this.ledger = ledger;
    this.tell = tell;
    this.nanoClock = nanoClock;
    this.beginNanos = nanoClock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(plan.warmupMillis());
    this.endNanos = beginNanos + TimeUnit.MILLISECONDS.toNanos(plan.measureMillis());
  }

  LoadReport run() throws IOException {
    try (Selector selector = Selector.open()) {
      connect(selector);
      long lastNanos = endNanos + TimeUnit.MILLISECONDS.toNanos(LAST_ANSWERS_MILLIS);
      while (!open.isEmpty() && nanoClock.getAsLong() < lastNanos) {
        selector.select(this::handle, SELECT_MILLIS);
      }
      List.copyOf(open).forEach(this::drop);
    }
    ledger.flush();
    double seconds = plan.measureMillis() / 1_000.0;
    return new LoadReport(
        acknowledged,
        queued,
        refused,
        broken,
        Math.round(latencies.count() / seconds * 10) / 10.0,
        latencies.millis(0.5),
        latencies.millis(0.99));
  }

  private void connect(Selector selector) {
    for (int i = 0; i < plan.connections(); i++) {
      try {
        Connection connection = Connection.open(plan.port(), selector);
        open.add(connection);
        send(connection);
      } catch (IOException e) {
        broken = true;
      }
    }
  }

  private void handle(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isValid() && key.isWritable()) {
        connection.flush();
      }
      if (key.isValid() && key.isReadable()) {
        receive(connection);
      }
    } catch (IOException e) {
      broken = true;
      drop(connection);
    }
  }

  private void receive(Connection connection) throws IOException {
    Post post = connection.post();
    @Nullable Answer answer = connection.receive();
    if (answer == null || post == null) {
      return;
    }
    long now = nanoClock.getAsLong();
    if (answer.isAcknowledged()) {
      acknowledged(post, answer, now, now - connection.sentNanos());
    } else {
      refused++;
      posts.again(post);
    }
    if (now < endNanos && refused < REFUSED_MAX) {
      send(connection);
    } else {
      drop(connection);
    }
  }

  private void acknowledged(Post post, Answer answer, long now, long tookNanos) throws IOException {
    acknowledged++;
    queued += answer.receipt().equals("queued") ? 1 : 0;
    ledger.acknowledged(post, answer);
    if (now >= beginNanos && now < endNanos) {
      latencies.add(tookNanos);
    }
    if (acknowledged == plan.tellAfter()) {
      tell.run();
    }
  }

  private void send(Connection connection) throws IOException {
    connection.send(posts.next(), nanoClock.getAsLong());
  }

  private void drop(Connection connection) {
    connection.close();
    open.remove(connection);
    Post unanswered = connection.post();
    if (unanswered != null) {
      posts.again(unanswered);
    }
  }
}
