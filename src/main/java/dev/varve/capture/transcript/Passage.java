package dev.varve.capture.transcript;

import java.util.List;

/**
 * What one pass over a file found.
 *
 * @param events in their order
 * @param to how far it may be called read: before an incomplete line and before a tool use without an answer
 * @param unread lines that were no JSON objects or too long
 * @param more whether it ended before the end of the file, because it was long enough
 */
record Passage(List<Located> events, long to, int unread, boolean more) {

  Passage {
    events = List.copyOf(events);
  }

  /** An event and where the line ends that completes it. */
  record Located(TranscriptEvent event, long end) {}
}
