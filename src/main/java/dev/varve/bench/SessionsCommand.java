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
    name = "sessions",
    mixinStandardHelpOptions = true,
    description = "Measure many sessions on few slots, with a scripted child process for each running one.")
final class SessionsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--sessions", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
  private int sessions = 200;

  @Option(names = "--events", paramLabel = "N", description = "Events of each session. Default: ${DEFAULT-VALUE}")
  private int events = 3;

  @Option(names = "--slots", paramLabel = "N", description = "Children at a time. Default: ${DEFAULT-VALUE}")
  private int slots = 2;

  @Option(names = "--crash", description = "Kill the worker once everything is accepted; the next one drains it.")
  private boolean crash;

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (BenchHome home = BenchHome.create()) {
      SessionsRun.Result result = new SessionsRun(home, System::nanoTime).run(sessions, events, slots, crash);
      spec.commandLine().getOut().println(json ? report(result).toString() : text(result));
      return result.balanced() && result.stored() == (long) sessions * events ? 0 : 1;
    }
  }

  private static ObjectNode report(SessionsRun.Result result) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stored", result.stored())
        .put("millis", result.millis())
        .put("balanced", result.balanced())
        .put("meanWaitMillis", Math.round(result.meanWaitMillis()))
        .put("maxWaitMillis", Math.round(result.maxWaitMillis()));
  }

  private String text(SessionsRun.Result result) {
    return "%d of %d events stored in %.1f s; a session waited %.1f s in the mean, %.1f s at the longest"
        .formatted(
            result.stored(),
            (long) sessions * events,
            result.millis() / 1e3,
            result.meanWaitMillis() / 1e3,
            result.maxWaitMillis() / 1e3);
  }
}
