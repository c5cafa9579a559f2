package dev.varve.context;

import dev.varve.memory.Memories;
import dev.varve.memory.MemoryRef;
import dev.varve.store.Tx;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What fits a moment in the middle of a session. Stateless. */
final class MomentNotes {

  private static final int PER_FILE_MAX = 6;
  /** More than that no prompt is told. */
  static final int ASKED_MAX = 6;

  /** A change of a file half a year ago is below it, what was decided or repaired there is above it. */
  private static final double FILE_VALUE_MIN = 0.15;

  private final Memories memories = new Memories();

  /** Memories write paths as the client said them or relative to the session's directory. */
  List<Candidate> aboutFile(Tx tx, Request request, String path) {
    List<Candidate> pool = new ArrayList<>();
    for (String written : spellings(path, request.place().cwd())) {
      StartNotes.add(pool, Notes.about(tx, request.project(), written, PER_FILE_MAX), Why.FILE, request);
    }
    pool.removeIf(one -> one.value() < FILE_VALUE_MIN);
    return pool;
  }

  static Set<String> spellings(String path, String cwd) {
    Set<String> spellings = new LinkedHashSet<>(List.of(path));
    try {
      Path base = Path.of(cwd);
      Path absolute = base.resolve(path).normalize();
      spellings.add(absolute.toString());
      if (absolute.startsWith(base)) {
        spellings.add(base.relativize(absolute).toString());
      }
    } catch (InvalidPathException foreign) {
      // A path of another system is known as it was said, or not at all.
    }
    return spellings;
  }

  /** What the search found and nobody was told yet, worth less the later it came, whatever its age. */
  List<Candidate> about(Tx tx, Request request, Set<MemoryRef> told) {
    List<Candidate> pool = new ArrayList<>();
    double value = Why.ASKED.weight();
    for (Recalled one : request.found()) {
      if (!told.contains(one.ref())) {
        double worth = value;
        memories
            .find(tx, one.ref())
            .filter(memory -> memory.project() == request.project())
            .map(memory -> Note.of(memory).replacedBy(one.replacedBy()))
            .ifPresent(note -> pool.add(new Candidate(note, Why.ASKED, worth)));
        value *= 0.8;
      }
    }
    return pool;
  }
}
