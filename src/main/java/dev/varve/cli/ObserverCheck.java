package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.ObserverProbe;
import dev.varve.cli.Workplace.Running;
import dev.varve.health.Check;
import dev.varve.health.Finding;
import dev.varve.observer.ObserverFailure;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the observer can be asked, whether sessions rest because of it, and whether the settings in the file are those
 * in use: by the word of the running worker; without one, by a look at the observer's program.
 */
record ObserverCheck(Workplace workplace) implements Check {

  private static final String NAME = "observer";

  /** Turns in a row; what fails less often is tried again within seconds. */
  private static final int FAILURES_MAX = 3;

  @Override
  public List<Finding> findings() throws InterruptedException {
    try {
      Optional<Running> running = workplace.running();
      return running.isPresent() ? ofWorker(running.get().api().get("/v1/status")) : List.of(probed(workplace.settings()));
    } catch (SettingsException e) {
      // What is wrong with the settings is said by their own check.
      return List.of();
    } catch (IOException | CliException e) {
      return List.of(Finding.warn(NAME, "it is not known how it is: " + e.getMessage(), "varve status"));
    }
  }

  private Finding probed(Settings settings) throws IOException, InterruptedException {
    Optional<ObserverFailure> failure = ObserverProbe.of(settings, workplace.env());
    return failure.isEmpty()
        ? Finding.ok(NAME, settings.observer().use() + " could be asked")
        : Finding.warn(
            NAME,
            "%s cannot be asked: %s; the rules will stand in".formatted(settings.observer().use(), failure.get().evidence()),
            failure.get().remedy());
  }

  static List<Finding> ofWorker(JsonNode status) {
    List<Finding> findings = new ArrayList<>();
    findings.add(observer(status.path("observers")));
    JsonNode resting = status.at("/sessions/resting");
    if (!resting.isEmpty()) {
      findings.add(resting(resting.path(0), resting.size() - 1));
    }
    if (!status.at("/settings/atNextStart").isEmpty()) {
      List<String> waiting = status.at("/settings/atNextStart").valueStream().map(JsonNode::asText).toList();
      findings.add(
          Finding.warn("settings", "changed since the worker's start: " + String.join(", ", waiting), "varve stop; varve start"));
    }
    return findings;
  }

  private static Finding observer(JsonNode observers) {
    JsonNode first = observers.path(0);
    boolean open = first.path("open").asBoolean();
    if (open && first.path("failures").asInt() < FAILURES_MAX) {
      return Finding.ok(NAME, first.path("name").asText() + " can be asked");
    }
    return Finding.warn(
        NAME,
        "%s %s since %s: %s; %s"
            .formatted(
                first.path("name").asText(),
                open ? "fails" : "cannot be asked",
                first.path("since").asText(),
                first.path("reason").asText(),
                inPlace(observers)),
        remedy(first));
  }

  /** Its observer may be well for others: what a single session is shown can be the reason. */
  private static Finding resting(JsonNode longest, int others) {
    String more = others == 0 ? "rests" : "and %d other%s rest".formatted(others, others == 1 ? "" : "s");
    return Finding.warn(
        "sessions",
        "session %d %s after a failure, until %s at the latest, and what waits there with it: %s"
            .formatted(
                longest.path("id").asLong(), more, longest.path("until").asText(), longest.path("reason").asText()),
        "Nothing, if it happens once. Else run the observer's program by hand to see why it ends. A changed observer.*"
            + " setting tries at once, and so does varve stop; varve start");
  }

  private static String inPlace(JsonNode observers) {
    for (int next = 1; next < observers.size(); next++) {
      if (observers.path(next).path("used").asBoolean()) {
        return "work goes to " + observers.path(next).path("name").asText();
      }
    }
    return "work waits";
  }

  private static String remedy(JsonNode observer) {
    if (!observer.path("remedy").asText().isEmpty()) {
      return observer.path("remedy").asText();
    }
    String until = observer.path("until").asText("");
    return until.isEmpty() ? "Nothing: it is tried again every 15 minutes." : "Nothing: it is tried again at " + until + ".";
  }
}
