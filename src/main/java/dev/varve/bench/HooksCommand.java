package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "hooks",
    mixinStandardHelpOptions = true,
    description = "Measure how long an agent waits for one hook: by HTTP, by the script, by curl alone.",
    footer = {
      "",
      "With a worker at rest, under load of 8 connections, and down. 'process' is one that does nothing, 'perl' a perl",
      "that does nothing."
    })
final class HooksCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--calls", paramLabel = "N", description = "Calls of each way. Default: ${DEFAULT-VALUE}")
  private int calls = 200;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (BenchHome home = BenchHome.create()) {
      HooksRun.Result result = new HooksRun(home, System::nanoTime).run(calls, 1);
      spec.commandLine().getOut().println(json ? report(result).toString() : text(result));
      return 0;
    }
  }

  /** The worker at rest is what the ways are compared by, so its numbers stand at the top. */
  private static ObjectNode report(HooksRun.Result result) {
    ObjectNode report = ways(result.up());
    report.set("underLoad", ways(result.underLoad()));
    report.set("down", ways(result.down()));
    return report;
  }

  private static ObjectNode ways(Map<String, Latencies> times) {
    ObjectNode ways = JsonNodeFactory.instance.objectNode();
    times.forEach(
        (way, latencies) ->
            ways.putObject(way)
                .put("p50Millis", latencies.millis(0.5))
                .put("p99Millis", latencies.millis(0.99))
                .put("calls", latencies.count()));
    return ways;
  }

  private static String text(HooksRun.Result result) {
    StringBuilder text = new StringBuilder("a hook, median and 99 % in ms");
    lines("worker at rest", result.up(), text);
    lines("under load", result.underLoad(), text);
    lines("down", result.down(), text);
    return text.toString();
  }

  private static void lines(String when, Map<String, Latencies> times, StringBuilder text) {
    times.forEach(
        (way, latencies) ->
            text.append(
                "%n%-15s %-8s %8.2f %8.2f".formatted(when, way, latencies.millis(0.5), latencies.millis(0.99))));
  }
}
