package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = "Measure how fast secrets are looked for in the payloads of the recorded demo session.",
    footer = {"", "One thread, by its processor time, after half as long to warm up."})
final class RedactCommand implements Callable<Integer> {

  private static final int SECONDS_MAX = 600;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Processor time that is measured, 1 to 600. Default: ${DEFAULT-VALUE}")
  private int seconds = 10;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (seconds < 1 || seconds > SECONDS_MAX) {
      throw new ParameterException(spec.commandLine(), "--seconds is a number from 1 to " + SECONDS_MAX);
    }
    RedactRun run =
        new RedactRun(
            Recording.payloads(), System::nanoTime, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    ObjectNode report = report(run.run(seconds));
    spec.commandLine().getOut().println(json ? report.toString() : report.toPrettyString());
    return 0;
  }

  private static ObjectNode report(RedactRun.Result result) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("megabytesPerSecond", tenths(result.megabytesPerSecond()))
        .put("microsPerPayload", tenths(result.microsPerPayload()))
        .put("payloads", result.payloads())
        .put("bytesPerPayload", result.bytes() / result.payloads())
        .put("secrets", result.findings().secrets())
        .put("unchecked", result.findings().unchecked())
        .put("processorSeconds", tenths(result.seconds()));
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
