package dev.varve.capture.transcript;

import dev.varve.cache.RecentMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The ids of the prompts and tool uses that transcripts tell of, to the line and the use up to which they may be called
 * read. A file is looked at once as long as it stays as it is. Thread-safe.
 */
final class ToldIds {

  /** Whoever asks goes through events in the order of time, so few sessions take turns. */
  private static final int FILES_MAX = 16;

  private record Read(long bytes, FileTime writtenAt, Set<String> ids) {}

  private final Map<Path, Read> known = new RecentMap<>(FILES_MAX);

  synchronized Set<String> of(Path file, TranscriptFormat format) throws IOException {
    long bytes = Files.size(file);
    FileTime writtenAt = Files.getLastModifiedTime(file);
    Read read = known.get(file);
    if (read == null || read.bytes() != bytes || !read.writtenAt().equals(writtenAt)) {
      read = new Read(bytes, writtenAt, read(file, format));
      known.put(file, read);
    }
    return read.ids();
  }

  private static Set<String> read(Path file, TranscriptFormat format) throws IOException {
    Set<String> ids = new HashSet<>();
    TranscriptFile reading = new TranscriptFile(file, format);
    Passage passage;
    do {
      passage = reading.pass(reading.offset());
      for (Passage.Located located : passage.events()) {
        switch (located.event()) {
          case TranscriptEvent.Prompted prompted -> ids.add(prompted.id());
          case TranscriptEvent.Used used -> ids.add(used.call().id());
          case TranscriptEvent.Answered _ -> {}
        }
      }
    } while (passage.more());
    return ids;
  }
}
