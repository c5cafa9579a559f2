package dev.varve.capture.transcript;

import java.nio.file.Path;

/** A file of an import; the imports' order is that of clients and paths. */
record Found(TranscriptFormat format, Path file) {

  /** By which a caller says where to go on. */
  String cursor() {
    return format.client() + " " + file;
  }
}
