package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.bench.sim.Seeds;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "sim",
    mixinStandardHelpOptions = true,
    description = "Simulate the session engine with faults between any two steps; the same seed takes the same steps.")
final class SimCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--seeds", paramLabel = "N", description = "How many are played. Default: ${DEFAULT-VALUE}")
  private long seeds = 1_000;

  @Option(names = "--from", paramLabel = "S", description = "The first of them. Default: ${DEFAULT-VALUE}")
  private long from = 1;

  @Option(names = "--steps", description = "Play only the first seed and print each of its steps.")
  private boolean steps;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1");
    }
    Seeds.Result result =
        steps ? Seeds.explain(from, BenchCommand.progress()) : Seeds.play(from, seeds, BenchCommand.progress());
    spec.commandLine().getOut().println(json ? report(result).toString() : text(result));
    return result.failedSeeds().isEmpty() ? 0 : 1;
  }

  private static ObjectNode report(Seeds.Result result) {
    ObjectNode report =
        JsonNodeFactory.instance
            .objectNode()
            .put("seeds", result.seeds())
            .put("failed", result.failedSeeds().size());
    result.failedSeeds().forEach(report.putArray("failedSeeds")::add);
    return report.put("millis", result.took().toMillis());
  }

  private static String text(Seeds.Result result) {
    return "%d seeds in %.1f s: %s"
        .formatted(
            result.seeds(),
            result.took().toMillis() / 1_000.0,
            result.failedSeeds().isEmpty() ? "every promise held" : "broken in seeds " + result.failedSeeds());
  }
}
