package dev.varve.capture.transcript;

import dev.varve.capture.transcript.TranscriptEvent.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tool uses of a file that have no answer yet, in their order. */
final class OpenCalls {

  /** More than any client runs at once; beyond it the oldest counts as abandoned. */
  private static final int OPEN_MAX = 1_000;

  private record Open(Call call, long start) {}

  private final Map<String, Open> open = new LinkedHashMap<>();

  /** @param start where its line begins in the file */
  void add(Call call, long start) {
    open.putIfAbsent(call.id(), new Open(call, start));
    if (open.size() > OPEN_MAX) {
      open.remove(open.keySet().iterator().next());
    }
  }

  /** The use that is answered now; empty when it is unknown. */
  Optional<Call> answered(String id) {
    return Optional.ofNullable(open.remove(id)).map(Open::call);
  }

  /** Nobody waits for them any longer: the user has gone on. */
  void abandon() {
    open.clear();
  }

  /** Where the oldest begins, else the given end. */
  long startOr(long end) {
    return open.isEmpty() ? end : open.values().iterator().next().start();
  }
}
