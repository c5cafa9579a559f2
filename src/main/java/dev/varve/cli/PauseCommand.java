package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "pause",
    description = "Keep nothing from now on, of one project or at all, until varve resume.",
    footer = {
      "",
      "What happens meanwhile is never stored, not even later from a client's transcripts.",
      "Exits with 1 when the project is not known so far: the pause then waits for it.",
      "Works with and without a running worker."
    })
final class PauseCommand implements Callable<Integer> {

  private static final Pattern LENGTH = Pattern.compile("([1-9]\\d{0,5})([smhd])");

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(names = "--for", paramLabel = "TIME", description = "Resume by itself after this time, such as 90s, 30m, 2h, 1d.")
  private @Nullable String length;

  @Option(names = "--project", paramLabel = "PROJECT", description = "Only this project, by name or identity.")
  private @Nullable String project;

  PauseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Duration time = length == null ? null : duration(length);
    try (PrivacyBooks books = PrivacyBooks.of(new Workplace(terminal.env()), terminal.clock())) {
      return told(books.pause(project, time));
    }
  }

  /** Whoever mistyped a name must not believe that the other project is paused. */
  private int told(JsonNode pause) {
    boolean known = pause.path("known").asBoolean(true);
    String paused = pause.path("project").asText("everything");
    if (format.json) {
      terminal.json(pause);
    } else {
      JsonNode until = pause.path("until");
      terminal.line(
          "paused %s, %s".formatted(paused, until.isNull() ? "until: varve resume" : "until %s UTC".formatted(Columns.minute(until.asText()))));
    }
    if (!known) {
      String nearest = pause.path("nearest").asText("");
      terminal.note("No project '%s' is known so far; the pause holds once something of it comes.".formatted(paused));
      terminal.note(
          "If you meant another one: varve resume --project '%s'%s"
              .formatted(paused, nearest.isEmpty() ? "" : "; varve pause --project '%s'".formatted(nearest)));
    }
    return (known ? ExitCode.OK : ExitCode.FINDING).status();
  }

  private static Duration duration(String text) {
    Matcher matcher = LENGTH.matcher(text);
    if (!matcher.matches()) {
      throw new CliException(ExitCode.USAGE, "'" + text + "' is no time", "Say a number and s, m, h or d: --for 2h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(Math.min(amount, 3_650));
    };
  }
}
