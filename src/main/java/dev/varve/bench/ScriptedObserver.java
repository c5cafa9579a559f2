package dev.varve.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A child process in the place of the Claude CLI that answers every turn at once, written into a throwaway home. */
final class ScriptedObserver {

  private static final String SCRIPT = "observer.sh";

  private ScriptedObserver() {}

  /** The environment of a worker that is observed by children, nothing gathered. */
  static Map<String, String> in(BenchHome home, int slots) throws IOException {
    Path script = script(home);
    try (InputStream in = ScriptedObserver.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("missing " + SCRIPT);
      }
      Files.write(script, in.readAllBytes());
    }
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return Map.of(
        "VARVE_OBSERVER_USE", "claude",
        "VARVE_OBSERVER_CLAUDE_PATH", script.toString(),
        "VARVE_OBSERVER_CLAUDE_SLOTS", Integer.toString(slots),
        "VARVE_OBSERVER_CLAUDE_GATHER_MESSAGES", "1",
        "VARVE_OBSERVER_CLAUDE_GATHER_TIME", "0s");
  }

  /** How many of them live. */
  static long living(BenchHome home) {
    String script = script(home).toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(script))
        .count();
  }

  private static Path script(BenchHome home) {
    return home.path().resolve("claude");
  }
}
