package dev.varve.bench;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long one event takes until the sender has its answer, and until the memory made of it is on disk and its
 * observation arrives at a follower of the event stream. One event at a time, each the first of its session, because
 * of the next three rules need not make an observation; rules as observer, nothing gathered.
 */
final class MemoryLatency {

  private static final Map<String, String> AT_ONCE = Map.of("VARVE_OBSERVER_RULES_GATHER_MESSAGES", "1");
  private static final long MILLIS_MAX = 10_000;

  private final BenchHome home;
  private final LongSupplier nanoClock;
  private final Latencies posts = new Latencies();
  private final Latencies memories = new Latencies();

  MemoryLatency(BenchHome home, LongSupplier nanoClock) {
    this.home = home;
    this.nanoClock = nanoClock;
  }

  /** From sending to the whole answer. */
  Latencies posts() {
    return posts;
  }

  /** From sending to the event that announces the observation. */
  Latencies memories() {
    return memories;
  }

  void run(int warmups, int events, long seed) throws IOException, InterruptedException {
    try (WorkerProcess worker = WorkerProcess.ready(home, AT_ONCE);
        EventStream stream = EventStream.follow(worker.port(), home.token(), "observation", nanoClock);
        Selector selector = Selector.open()) {
      Connection connection = Connection.open(worker.port(), selector);
      ToolUses uses = new ToolUses(Corpus.load(), new Random(seed));
      for (int i = -warmups; i < events; i++) {
        String id = "toolu_" + (seed + warmups + i);
        String json = uses.edit(Posts.session(warmups + i), id, "Edited" + (warmups + i) + ".java").toString();
        connection.send(new Post("tool:" + id, HookRequest.bytes("PostToolUse", home.token(), json)), nanoClock.getAsLong());
        long answered = answered(connection, selector);
        long remembered = stream.next(MILLIS_MAX);
        if (i >= 0) {
          posts.add(answered - connection.sentNanos());
          memories.add(remembered - connection.sentNanos());
        }
      }
      connection.close();
    }
  }

  private long answered(Connection connection, Selector selector) throws IOException {
    long lastNanos = nanoClock.getAsLong() + MILLIS_MAX * 1_000_000;
    while (nanoClock.getAsLong() < lastNanos) {
      selector.select(key -> {}, MILLIS_MAX);
      @Nullable Answer answer = connection.receive();
      if (answer != null && !answer.receipt().equals("queued")) {
        throw new IOException("the worker answered " + answer);
      }
      if (answer != null) {
        return nanoClock.getAsLong();
      }
    }
    throw new IOException("no answer came within " + MILLIS_MAX + " ms");
  }
}
