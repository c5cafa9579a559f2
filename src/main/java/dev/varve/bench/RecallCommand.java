package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.search.VectorStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "recall",
    mixinStandardHelpOptions = true,
    description = "Measure how much of what answers a question is found, on conversations in the shape of LoCoMo.",
    footer = {"", "With vectors when the environment names a model: VARVE_SEARCH_VECTORS_URL, VARVE_SEARCH_VECTORS_MODEL."})
final class RecallCommand implements Callable<Integer> {

  private static final String VECTORS = "VARVE_SEARCH_VECTORS_";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "The conversations and their questions, in JSON.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DialogueFile dialogues = DialogueFile.read(file);
    RecallScore score = new RecallScore();
    try (BenchHome home = BenchHome.create();
        RecallRun run = new RecallRun(home, System::nanoTime, environment())) {
      run.load(dialogues);
      run.ask(dialogues, score);
      ObjectNode report = score.json();
      report.set("searchMillis", percentiles(run.latencies()));
      run.vectors().ifPresent(vectors -> report.set("vectors", vectors(vectors)));
      spec.commandLine().getOut().println(json ? report.toString() : report.toPrettyString());
    }
    return 0;
  }

  /** The model's settings alone, for all others are the product's defaults here. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> !name.startsWith(VECTORS));
    return environment;
  }

  private static ObjectNode vectors(VectorStatus vectors) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("model", vectors.model())
        .put("embedded", vectors.embedded())
        .put("memories", vectors.memories())
        .put("byWords", vectors.byWords())
        .put("reason", vectors.reason());
  }

  private static ObjectNode percentiles(Latencies latencies) {
    return JsonNodeFactory.instance.objectNode().put("p50", latencies.millis(0.5)).put("p99", latencies.millis(0.99));
  }
}
