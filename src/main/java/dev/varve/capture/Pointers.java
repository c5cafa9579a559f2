package dev.varve.capture;

import dev.varve.capture.transcript.Contents;
import dev.varve.capture.transcript.TranscriptRoots;
import dev.varve.capture.transcript.Transcripts;
import java.util.Objects;
import java.util.Set;

/**
 * Takes events of which only ids waited: their content comes from what the client wrote down itself, by the same door as
 * always. Thread-safe.
 */
public final class Pointers {

  /** Events that say nothing but where and when. */
  private static final Set<String> WITHOUT_CONTENT = Set.of("SessionStart", "SessionEnd");

  private static final Set<String> TOOL_USES = Set.of("PostToolUse", "PostToolUseFailure");

  /** Events whose content stands in the transcript although they name none of it. */
  private static final Set<String> READING = Set.of("PostToolBatch", "Stop", "StopFailure", "SubagentStop");

  private static final Resolution FOUND = new Resolution.Found();

  private final Capture capture;
  private final Transcripts transcripts;

  public Pointers(Capture capture, Transcripts transcripts) {
    this.capture = capture;
    this.transcripts = transcripts;
  }

  /**
   * Reads what the ids lead to, on this thread; what was found is on disk when this returns.
   *
   * @throws BadPayload when the ids are none of an event
   */
  public Resolution take(String client, String event, byte[] ids, Delivery delivery) {
    if (!TranscriptRoots.clients().contains(client)) {
      return new Resolution.Missing(client + " writes nothing down that could be read");
    }
    Pointer pointer = Pointer.parse(ids);
    if (WITHOUT_CONTENT.contains(event)) {
      capture.late(client, event, pointer.asPayload(), delivery);
      return FOUND;
    }
    if (event.equals("UserPromptSubmit")) {
      return prompt(client, pointer);
    }
    if (TOOL_USES.contains(event)) {
      return toolUse(client, pointer);
    }
    return READING.contains(event) ? read(client, pointer) : FOUND;
  }

  /** What is asked of a subagent is no prompt of the user's. */
  private Resolution prompt(String client, Pointer pointer) {
    return pointer.text("agent_id") != null
        ? FOUND
        : found(client, pointer, client.equals("codex") ? "turn_id" : "prompt_id", "the prompt");
  }

  private Resolution toolUse(String client, Pointer pointer) {
    String tool = pointer.text("tool_name");
    return tool != null && OwnTools.include(tool) ? FOUND : found(client, pointer, "tool_use_id", "the use of a tool");
  }

  private Resolution found(String client, Pointer pointer, String name, String what) {
    String id = pointer.text(name);
    Contents contents = transcripts.read(client, pointer.transcripts());
    return id != null && contents.ids().contains(id) ? FOUND : missing(contents, what);
  }

  private Resolution read(String client, Pointer pointer) {
    Contents contents = transcripts.read(client, pointer.transcripts());
    return contents.files() > 0 ? FOUND : missing(contents, "the answer");
  }

  private static Resolution missing(Contents contents, String what) {
    if (contents.files() > 0) {
      return new Resolution.Missing("%s stands in none of %d transcripts".formatted(what, contents.files()));
    }
    return new Resolution.Missing(Objects.requireNonNullElse(contents.problem(), "it names no transcript"));
  }
}
