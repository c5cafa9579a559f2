package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client has reported something of sessions that it also writes down.
 *
 * @param event the client's name of the event
 * @param paths the transcripts it names
 */
public record Told(String client, String event, List<String> paths) {

  public Told {
    paths = List.copyOf(paths);
  }

  /** From the fields of a hook's payload. */
  public static Told of(String client, String event, @Nullable JsonNode transcript, @Nullable JsonNode agentTranscript) {
    List<String> paths = new ArrayList<>();
    add(paths, transcript);
    add(paths, agentTranscript);
    return new Told(client, event, paths);
  }

  private static void add(List<String> paths, @Nullable JsonNode node) {
    String path = node == null ? null : Node.path(node);
    if (path != null) {
      paths.add(path);
    }
  }
}
