package dev.varve.capture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.queue.SkipReason;
import org.jspecify.annotations.Nullable;

/** What of an event at one place and time may be kept. Immutable. */
public final class Ruling {

  private final @Nullable SkipReason refusal;
  private final PathRules paths;
  private final ProjectFile file;

  Ruling(@Nullable SkipReason refusal, PathRules paths, ProjectFile file) {
    this.refusal = refusal;
    this.paths = paths;
    this.file = file;
  }

  /** Why nothing of it may be kept, not even where it happened; null when it may. */
  public @Nullable SkipReason refusal() {
    return refusal;
  }

  /** Whether a tool use names an excluded path in what it was given or answered. */
  public boolean excludes(@Nullable JsonNode input, @Nullable JsonNode response) {
    return ToolPaths.excluded(paths, input, response);
  }

  /** The project that a trusted file names; null without one. */
  public @Nullable String project() {
    return file.project();
  }

  /** What the repository's file wants the project to be called. */
  public @Nullable String label() {
    return file.label();
  }

  /** How long it lets payloads of settled messages be kept. */
  public @Nullable String retention() {
    return file.retention();
  }
}
