package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.transcript.TranscriptEvent.Source;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one client writes its sessions down.
 *
 * @param client the client's name in routes and tables
 * @param reading begins a file
 */
record TranscriptFormat(String client, Supplier<Reading> reading) {

  /** One file being read, line by line from its start; knows which tool uses still wait for an answer. */
  interface Reading {

    /** Takes a line; what it completes is handed on. Lines of unknown kinds mean nothing. */
    void line(JsonNode line, long start, Consumer<TranscriptEvent> found);

    /** The first session, place and time that were told; null until then. */
    @Nullable Source beginning();

    /** The tool uses under way. */
    OpenCalls open();
  }
}
