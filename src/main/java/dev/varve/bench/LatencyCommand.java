package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = "Measure the time from an event to its memory, with rules as observer and nothing gathered.")
final class LatencyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--events", paramLabel = "N", description = "How many are measured. Default: ${DEFAULT-VALUE}")
  private int events = 2_000;

  @Option(names = "--warmup", paramLabel = "N", description = "Events before these. Default: ${DEFAULT-VALUE}")
  private int warmup = 2_000;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (BenchHome home = BenchHome.create()) {
      MemoryLatency latency = new MemoryLatency(home, System::nanoTime);
      latency.run(warmup, events, 1);
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.set("postMillis", percentiles(latency.posts()));
      report.set("memoryMillis", percentiles(latency.memories()));
      report.put("events", events);
      spec.commandLine().getOut().println(json ? report.toString() : text(latency));
      return 0;
    }
  }

  private static ObjectNode percentiles(Latencies latencies) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("p50", latencies.millis(0.5))
        .put("p99", latencies.millis(0.99));
  }

  private static String text(MemoryLatency latency) {
    return "answer: median %.2f ms, 99 %% within %.2f ms; memory: median %.2f ms, 99 %% within %.2f ms"
        .formatted(
            latency.posts().millis(0.5),
            latency.posts().millis(0.99),
            latency.memories().millis(0.5),
            latency.memories().millis(0.99));
  }
}
