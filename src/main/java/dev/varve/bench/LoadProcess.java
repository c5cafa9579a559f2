package dev.varve.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The second process, which loads the worker and keeps the ledger; used by one thread. */
final class LoadProcess implements AutoCloseable {

  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m");
  private static final long END_SECONDS = 10;

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final BufferedWriter plans;
  private final BufferedReader reports;

  private LoadProcess(Process process) {
    this.process = process;
    this.plans = process.outputWriter(StandardCharsets.UTF_8);
    this.reports = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The arguments are those of {@link Posts}. */
  static LoadProcess start(BenchHome home, long seed, int sessions, int summarizeEvery) throws IOException {
    List<String> arguments =
        List.of(
            Long.toString(seed),
            Integer.toString(sessions),
            Integer.toString(summarizeEvery),
            home.ledger().toString());
    Path output = home.path().resolve("load.out");
    Map<String, String> env = Map.of(Load.TOKEN, home.token());
    return new LoadProcess(JavaProcess.start(FLAGS, Load.class.getName(), arguments, env, true, output));
  }

  void begin(LoadPlan plan) throws IOException {
    plans.write(json.writeValueAsString(plan));
    plans.newLine();
    plans.flush();
  }

  /** True when the plan's number of acknowledgements is reached, false when the load ended before. */
  boolean awaitTold() throws IOException {
    reports.mark(4096);
    boolean told = LoadPlan.TOLD.equals(line());
    if (!told) {
      reports.reset();
    }
    return told;
  }

  /** The load's end; it comes by itself when the time is over or the worker is gone. */
  LoadReport report() throws IOException {
    String line = line();
    return json.readValue(line.equals(LoadPlan.TOLD) ? line() : line, LoadReport.class);
  }

  private String line() throws IOException {
    String line = reports.readLine();
    if (line == null) {
      throw new IOException("the load process has ended");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    plans.close();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
