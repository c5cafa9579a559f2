package dev.varve.bench;

import dev.varve.install.Machine;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/**
 * What one hook costs the agent that waits for it: with a worker at rest, with one that others load, and with none.
 * The ways take turns, so that what disturbs the machine disturbs all.
 */
final class HooksRun {

  private static final int HTTP_WARMUPS = 2_000;
  private static final int LOAD_CONNECTIONS = 8;
  private static final int LOAD_SESSIONS = 200;
  private static final long LOAD_MILLIS = 8_000;

  private final BenchHome home;
  private final LongSupplier nanoClock;

  HooksRun(BenchHome home, LongSupplier nanoClock) {
    this.home = home;
    this.nanoClock = nanoClock;
  }

  /** Times by the way they were measured. */
  record Result(
      SequencedMap<String, Latencies> up,
      SequencedMap<String, Latencies> underLoad,
      SequencedMap<String, Latencies> down) {}

  @FunctionalInterface
  private interface Call {
    void make() throws IOException, InterruptedException;
  }

  Result run(int calls, long seed) throws IOException, InterruptedException {
    HookCalls hooks = HookCalls.in(home, seed);
    SequencedMap<String, Latencies> up = new LinkedHashMap<>();
    SequencedMap<String, Latencies> underLoad = new LinkedHashMap<>();
    SequencedMap<String, Latencies> down = new LinkedHashMap<>();
    try (WorkerProcess worker = WorkerProcess.ready(home, Map.of());
        Selector selector = Selector.open()) {
      Connection connection = Connection.open(worker.port(), selector);
      Map<String, Call> ways = ways(hooks, connection, selector);
      for (int i = 0; i < HTTP_WARMUPS; i++) {
        hooks.http(connection, selector, home.token());
      }
      measure(ways, calls, up, Long.MAX_VALUE);
      load(worker, seed, ways, underLoad);
      connection.close();
    }
    measure(Map.of("shell", hooks::shell), calls, down, Long.MAX_VALUE);
    return new Result(up, underLoad, down);
  }

  private Map<String, Call> ways(HookCalls hooks, Connection connection, Selector selector) throws IOException {
    String token = home.token();
    Map<String, Call> ways = new LinkedHashMap<>();
    ways.put("http", () -> hooks.http(connection, selector, token));
    ways.put("shell", hooks::shell);
    if (new Machine(Map.copyOf(System.getenv())).has("perl")) {
      ways.put("perl", hooks::perl);
    }
    ways.put("curl", hooks::curl);
    ways.put("process", hooks::process);
    return ways;
  }

  private void load(WorkerProcess worker, long seed, Map<String, Call> ways, Map<String, Latencies> into)
      throws IOException, InterruptedException {
    try (LoadProcess load = LoadProcess.start(home, seed, LOAD_SESSIONS, 0)) {
      load.begin(new LoadPlan(worker.port(), LOAD_CONNECTIONS, 0, LOAD_MILLIS, 0));
      long lastNanos = nanoClock.getAsLong() + LOAD_MILLIS * 1_000_000;
      measure(ways, Integer.MAX_VALUE, into, lastNanos);
      BenchCommand.progress().println(load.report());
    }
  }

  private void measure(Map<String, Call> ways, int calls, Map<String, Latencies> into, long lastNanos)
      throws IOException, InterruptedException {
    for (int i = 0; i < calls && nanoClock.getAsLong() < lastNanos; i++) {
      for (Map.Entry<String, Call> way : ways.entrySet()) {
        long began = nanoClock.getAsLong();
        way.getValue().make();
        into.computeIfAbsent(way.getKey(), _ -> new Latencies()).add(nanoClock.getAsLong() - began);
      }
    }
  }
}
