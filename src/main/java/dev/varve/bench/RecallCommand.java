package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "recall",
    mixinStandardHelpOptions = true,
    description = "Measure how much of what answers a question is found, on conversations in the shape of LoCoMo.")
final class RecallCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "The conversations and their questions, in JSON.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    DialogueFile dialogues = DialogueFile.read(file);
    RecallScore score = new RecallScore();
    try (BenchHome home = BenchHome.create();
        RecallRun run = new RecallRun(home, System::nanoTime)) {
      run.load(dialogues);
      run.ask(dialogues, score);
      ObjectNode report = score.json();
      report.set("searchMillis", percentiles(run.latencies()));
      spec.commandLine().getOut().println(json ? report.toString() : report.toPrettyString());
    }
    return 0;
  }

  private static ObjectNode percentiles(Latencies latencies) {
    return JsonNodeFactory.instance.objectNode().put("p50", latencies.millis(0.5)).put("p99", latencies.millis(0.99));
  }
}
