package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.cli.Workplace.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker is doing, for a person: a line for each part that has something to say, and at the end, as it is,
 * whatever the worker says besides.
 */
final class StatusPage {

  private static final int LABEL_WIDTH = 11;
  private static final int TEXT_WIDTH = Terminal.WIDTH - LABEL_WIDTH - 2;
  private static final int LINES_MAX = 8;

  private final Terminal terminal;

  StatusPage(Terminal terminal) {
    this.terminal = terminal;
  }

  /** @param dead messages that no observer could digest */
  void print(Running running, Path home, JsonNode status, long dead) {
    Untold untold = Untold.of(status);
    worker(running, home, untold);
    queue(untold, dead);
    sessions(untold.within("sessions"));
    untold.each("observers").forEach(this::observer);
    disk(untold.within("disk"));
    settings(untold.within("settings"));
    privacy(untold.within("privacy"));
    vectors(untold.within("vectors"));
    if (untold.has("eventStreams")) {
      row("streams", untold.count("eventStreams") + " followed");
    }
    for (String line : Columns.table(untold.rows())) {
      terminal.line(Columns.cut("  " + line, Terminal.WIDTH));
    }
  }

  private void worker(Running running, Path home, Untold status) {
    status.take("pid");
    terminal.line(
        "%s on http://127.0.0.1:%d (pid %d, home %s)"
            .formatted(
                running.identity().ready() ? "running" : "starting",
                running.file().port(),
                running.identity().pid(),
                home));
    Duration up = Duration.ofSeconds(status.count("uptimeSeconds"));
    String since = status.text("startedAt");
    String uptime = since.isEmpty() ? "" : ", up %s, since %s".formatted(Times.lasting(up), Times.minute(since));
    row("worker", "version " + running.file().version() + uptime);
    status.take("version");
  }

  private void queue(Untold status, long dead) {
    status.take("working");
    long waiting = status.count("queueDepth");
    String open = waiting == 0 ? "nothing waits" : waiting + " waiting or at work";
    row("queue", open + (dead == 0 ? "" : ", %d dead: varve queue list".formatted(dead)));
  }

  private void sessions(Untold sessions) {
    row(
        "sessions",
        "%d active: %d working, %d waiting for their turn, %d resting"
            .formatted(
                sessions.count("active"), sessions.count("working"), sessions.count("waiting"), sessions.count("paused")));
    for (Untold session : sessions.each("resting")) {
      row(
          "",
          "session %s rests until %s: %s"
              .formatted(session.text("id"), Times.minute(session.text("until")), session.text("reason")));
    }
  }

  private void observer(Untold observer) {
    AskedModel model = AskedModel.of(observer);
    String slots =
        observer.has("slots")
            ? ", %d of %d slots taken".formatted(observer.count("taken"), observer.count("slots"))
            : "";
    long waiting = observer.count("waiting");
    String waiters = waiting == 0 ? "" : ", %d sessions wait for one".formatted(waiting);
    row("observer", observer.text("name") + " " + model.state() + slots + waiters + model.trouble());
    remedy(model.remedy());
  }

  private void disk(Untold disk) {
    long free = disk.count("freeBytes") / 1_000_000;
    long needed = disk.count("freeBytesMin") / 1_000_000;
    if (disk.isTrue("full")) {
      row("disk", "%d MB are free and %d MB are needed, so nothing new is accepted".formatted(free, needed));
      remedy("Free some space; the worker then goes on by itself");
    }
  }

  private void settings(Untold settings) {
    String refused = settings.text("refused");
    String remedy = settings.text("remedy");
    if (!refused.isEmpty()) {
      row("settings", "what was changed is not followed: " + refused);
      remedy(remedy);
    }
    List<String> waiting = settings.texts("atNextStart");
    if (!waiting.isEmpty()) {
      row("settings", "changed since the start: " + String.join(", ", waiting));
      remedy("varve stop; varve start");
    }
  }

  private void privacy(Untold privacy) {
    for (Untold pause : privacy.each("pauses")) {
      pause.take("id");
      String project = pause.text("project");
      String until = pause.text("until");
      row(
          "paused",
          "%s since %s, until %s"
              .formatted(
                  project.isEmpty() ? "everything" : project,
                  Times.minute(pause.text("from")),
                  until.isEmpty() ? "you say: varve resume" : Times.minute(until)));
    }
    List<String> excluded = new ArrayList<>(privacy.texts("excludedProjects"));
    excluded.addAll(privacy.texts("excludedPaths"));
    if (!excluded.isEmpty()) {
      row("excluded", String.join(", ", excluded));
    }
    for (Untold problem : privacy.each("problems")) {
      row("privacy", "%s is not followed: %s".formatted(problem.text("file"), problem.text("problem")));
    }
  }

  private void vectors(Untold vectors) {
    if (!vectors.has("model")) {
      return;
    }
    AskedModel model = AskedModel.of(vectors);
    row(
        "vectors",
        "%s %s, has done %d of %d memories and refused %d, %d answers by words alone%s"
            .formatted(
                vectors.text("model"), model.state(), vectors.count("embedded"), vectors.count("memories"),
                vectors.count("refused"), vectors.count("byWords"), model.trouble()));
    remedy(model.remedy());
  }

  private void remedy(String remedy) {
    if (!remedy.isEmpty()) {
      row("", "→ " + remedy);
    }
  }

  private void row(String label, String text) {
    String head = "  " + terminal.dim(Columns.pad(label, LABEL_WIDTH));
    for (String line : Columns.wrap(text, TEXT_WIDTH, LINES_MAX)) {
      terminal.line(head + line);
      head = "  " + " ".repeat(LABEL_WIDTH);
    }
  }
}
