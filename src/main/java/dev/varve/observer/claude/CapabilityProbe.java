package dev.varve.observer.claude;

import dev.varve.observer.ObserverFailure;
import dev.varve.process.ChildProcess;
import dev.varve.process.Output;
import dev.varve.process.Spawn;
import dev.varve.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the executable for its version, once for each file that stands at its path. Thread-safe. */
final class CapabilityProbe {

  /** The oldest whose protocol was recorded. */
  private static final String OLDEST = "2.1.197";

  private static final String INSTALL =
      "install Claude Code, or set observer.claude.path";
  private static final Pattern VERSION = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})\\b.*Claude Code.*");
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private record Stamp(Path path, FileTime modified, long size) {}

  private record Known(Stamp stamp, Capability capability) {}

  private final ClaudeOptions options;
  private final Supervisor supervisor;
  private @Nullable Known known;

  CapabilityProbe(ClaudeOptions options, Supervisor supervisor) {
    this.options = options;
    this.supervisor = supervisor;
  }

  /** Takes about half a second the first time. */
  synchronized Capability capability() throws InterruptedException {
    Optional<Stamp> stamp = stamp();
    if (stamp.isEmpty()) {
      return new Capability.Unusable(
          new ObserverFailure.NotInstalled("no executable file at " + options.executable(), INSTALL));
    }
    if (known == null || !known.stamp().equals(stamp.get())) {
      known = new Known(stamp.get(), asked());
    }
    return known.capability();
  }

  private Optional<Stamp> stamp() {
    try {
      Path real = options.executable().toRealPath();
      return Files.isExecutable(real) && Files.isRegularFile(real)
          ? Optional.of(new Stamp(real, Files.getLastModifiedTime(real), Files.size(real)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Capability asked() throws InterruptedException {
    return switch (supervisor.start(ClaudeCommand.version(options))) {
      case Spawn.Refused refused -> unusable(refused.evidence());
      case Spawn.Started started -> judged(started.child());
    };
  }

  private Capability judged(ChildProcess child) throws InterruptedException {
    child.closeInput();
    if (!child.awaitExit(ANSWER_MAX)) {
      supervisor.kill(child);
      return unusable("it does not say its version");
    }
    if (!(child.next() instanceof Output.Line line)) {
      return unusable("it does not say its version and " + child.end().told());
    }
    Matcher version = VERSION.matcher(line.text().strip());
    if (!version.matches()) {
      return unusable("it is not Claude Code");
    }
    String number = version.group(1) + "." + version.group(2) + "." + version.group(3);
    return order(number) < order(OLDEST)
        ? unusable("version " + number + " is older than " + OLDEST)
        : new Capability.Usable(number);
  }

  private Capability unusable(String evidence) {
    return new Capability.Unusable(new ObserverFailure.Misconfigured(
        options.executable() + ": " + evidence,
        "update Claude Code to " + OLDEST + " or newer, or set observer.claude.path"));
  }

  private static long order(String version) {
    long order = 0;
    for (String part : version.split("\\.", -1)) {
      order = order * 100_000 + Long.parseLong(part);
    }
    return order;
  }
}
