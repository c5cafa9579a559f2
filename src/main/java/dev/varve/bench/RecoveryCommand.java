package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "recovery",
    mixinStandardHelpOptions = true,
    description = "Kill a worker again and again under load, then compare every acknowledged event with the store.")
final class RecoveryCommand implements Callable<Integer> {

  private static final int SLOTS = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--kills", paramLabel = "N", description = "How often; at least 7. Default: ${DEFAULT-VALUE}")
  private int kills = 20;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the plan of kills and the load.")
  private long seed = 1;

  @Option(names = "--rules", description = "Observed by rules inside the worker instead of by child processes.")
  private boolean rules;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kills < Kills.MIN) {
      throw new ParameterException(spec.commandLine(), "--kills must be at least " + Kills.MIN);
    }
    try (BenchHome home = BenchHome.create()) {
      Recovery.Result result =
          new Recovery(home, new Random(seed), BenchCommand.progress(), observers(home)).run(kills, seed);
      result.verdict().findings().forEach(BenchCommand.progress()::println);
      result.hits().missed().forEach(RecoveryCommand::tellMissed);
      spec.commandLine().getOut().println(json ? report(result).toString() : text(result));
      return result.isProof() ? 0 : 1;
    }
  }

  private Map<String, String> observers(BenchHome home) throws IOException {
    return rules ? Map.of() : ScriptedObserver.in(home, SLOTS);
  }

  private static void tellMissed(CrashWindow window) {
    BenchCommand.progress()
        .printf("no worker was killed in %s, so nothing is proven of it; ask for more --kills%n", window.label());
  }

  private ObjectNode report(Recovery.Result result) {
    Verdict verdict = result.verdict();
    ObjectNode report =
        JsonNodeFactory.instance
            .objectNode()
            .put("kills", result.hits().all())
            .put("accepted", verdict.accepted())
            .put("stored", verdict.stored())
            .put("lost", verdict.lost())
            .put("duplicated", verdict.duplicated())
            .put("orphans", verdict.orphans() + result.processes());
    ObjectNode windows = report.putObject("windows");
    for (CrashWindow window : CrashWindow.values()) {
      windows.put(window.label(), result.hits().in(window));
    }
    return report;
  }

  private String text(Recovery.Result result) {
    Verdict verdict = result.verdict();
    return "%d kills, %d events acknowledged: %d stored, %d lost, %d doubled, %d orphans"
        .formatted(
            result.hits().all(),
            verdict.accepted(),
            verdict.stored(),
            verdict.lost(),
            verdict.duplicated(),
            verdict.orphans());
  }
}
