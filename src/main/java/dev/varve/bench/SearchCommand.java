package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Measure how fast memories are found among many of one project.")
final class SearchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--memories", paramLabel = "N", description = "How many there are. Default: ${DEFAULT-VALUE}")
  private int memories = 100_000;

  @Option(names = "--questions", paramLabel = "N", description = "How many are measured. Default: ${DEFAULT-VALUE}")
  private int questions = 2_000;

  @Option(names = "--warmup", paramLabel = "N", description = "Questions before these. Default: ${DEFAULT-VALUE}")
  private int warmup = 1_000;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (BenchHome home = BenchHome.create();
        SearchRun run = new SearchRun(home, System::nanoTime, 1)) {
      BenchCommand.progress().println("storing and indexing " + memories + " memories");
      run.load(memories);
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.set("search", percentiles(run.search(warmup, questions)));
      report.set("timeline", percentiles(run.timeline(warmup, questions)));
      report.set("byFile", percentiles(run.byFile(warmup, questions)));
      report.set("context", percentiles(run.context(warmup, questions)));
      report.put("memories", memories);
      report.put("loadPerSecond", Math.round(memories / run.loadSeconds()));
      report.put("loadSeconds", seconds(run.loadSeconds()));
      report.put("indexSeconds", seconds(run.indexSeconds()));
      report.put("indexBytes", run.indexBytes());
      report.put("storeBytes", Files.size(home.database()));
      report.put("residentBytes", ResidentMemory.bytes(ProcessHandle.current().pid()));
      spec.commandLine().getOut().println(json ? report.toString() : report.toPrettyString());
    }
    return 0;
  }

  private static double seconds(double seconds) {
    return Math.round(seconds * 100) / 100.0;
  }

  private static ObjectNode percentiles(Latencies latencies) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("p50Millis", latencies.millis(0.5))
        .put("p99Millis", latencies.millis(0.99));
  }
}
