package dev.varve.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Measure how many tool uses a second are taken durably, over 1, 8 and 64 connections.")
final class IngestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--seconds", paramLabel = "N", description = "Measured time of each load. Default: ${DEFAULT-VALUE}")
  private int seconds = 15;

  @Option(names = "--warmup", paramLabel = "N", description = "Seconds before each. Default: ${DEFAULT-VALUE}")
  private int warmup = 8;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (BenchHome home = BenchHome.create()) {
      Ingest ingest =
          new Ingest(
              home,
              Duration.ofSeconds(warmup),
              Duration.ofSeconds(seconds),
              System::nanoTime,
              BenchCommand.progress());
      Ingest.Result result = ingest.run(1);
      if (json) {
        spec.commandLine().getOut().println(report(result));
      } else {
        result.stages().forEach(stage -> spec.commandLine().getOut().println(text(stage)));
        spec.commandLine().getOut().printf("the store alone: %.0f/s%n", result.ceilingPerSecond());
      }
      return result.conserved() ? 0 : 1;
    }
  }

  private static ObjectNode report(Ingest.Result result) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ArrayNode stages = report.putArray("connections");
    for (Ingest.Stage stage : result.stages()) {
      stages
          .addObject()
          .put("connections", stage.connections())
          .put("perSecond", stage.report().perSecond())
          .put("p50Millis", stage.report().p50Millis())
          .put("p99Millis", stage.report().p99Millis());
    }
    return report.put("ceilingPerSecond", Math.round(result.ceilingPerSecond()));
  }

  private static String text(Ingest.Stage stage) {
    return "%2d connections: %.0f/s, median %.2f ms, 99 %% within %.2f ms"
        .formatted(
            stage.connections(),
            stage.report().perSecond(),
            stage.report().p50Millis(),
            stage.report().p99Millis());
  }
}
