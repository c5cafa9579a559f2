package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What a command says when the worker's door did not do what it was asked. */
record ApiTrouble(int port) {

  CliException silent() {
    return new CliException(
        ExitCode.UNAVAILABLE, "the worker on port " + port + " did not answer", "Look closer: varve doctor");
  }

  CliException gone() {
    return new CliException(
        ExitCode.UNAVAILABLE, "nobody listens on port " + port + " any more", "Start a worker: varve start");
  }

  /** @param problem as the door describes it; missing fields are told by the status */
  static CliException refusal(int status, JsonNode problem) {
    String detail = problem.path("detail").asText(problem.path("title").asText("the worker answered " + status));
    ExitCode code =
        switch (status) {
          case 404 -> ExitCode.FINDING;
          case 503 -> ExitCode.UNAVAILABLE;
          case 507 -> ExitCode.IO;
          default -> status < 500 ? ExitCode.USAGE : ExitCode.BUG;
        };
    return new CliException(code, detail, problem.path("remedy").asText());
  }
}
