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
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Measure how long an import into a worker takes until all of it can be found.")
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--memories", paramLabel = "N", description = "How many are taken in. Default: ${DEFAULT-VALUE}")
  private int memories = 100_000;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (BenchHome home = BenchHome.create()) {
      BenchCommand.progress().println("importing " + memories + " memories");
      ImportRun.Result result = new ImportRun(home, System::nanoTime).run(memories, 1);
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.put("memories", memories);
      report.put("storedSeconds", seconds(result.storedSeconds()));
      report.put("foundSeconds", seconds(result.foundSeconds()));
      report.put("memoriesPerSecond", Math.round(memories / result.foundSeconds()));
      report.put("workerProcessorSeconds", seconds(result.workerSeconds()));
      report.put("fileBytes", result.fileBytes());
      report.put("storeBytes", result.storeBytes());
      report.put("workerBytes", result.workerBytes());
      spec.commandLine().getOut().println(json ? report.toString() : report.toPrettyString());
    }
    return 0;
  }

  private static double seconds(double seconds) {
    return Math.round(seconds * 100) / 100.0;
  }
}
