package dev.varve.capture.transcript;

import dev.varve.cache.RecentMap;
import dev.varve.capture.transcript.TranscriptEvent.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that must be read one after the other: those of a session, its subagents' among them, and those of the
 * sessions that were forked from it, which begin with the same moment. Others have nothing to do with each other. What was
 * seen of a file is kept, because an import asks again with each slice. Thread-safe.
 */
final class Families {

  /** Some slices of an import. */
  private static final int REMEMBERED_MAX = 4_000;

  private final TranscriptRoots roots;
  private final Map<Path, List<String>> known = new RecentMap<>(REMEMBERED_MAX);

  Families(TranscriptRoots roots) {
    this.roots = roots;
  }

  /** Family by family the places of the files in their list, each in its order. */
  List<List<Integer>> of(List<Found> files) throws IOException {
    int[] before = new int[files.size()];
    Arrays.setAll(before, index -> index);
    Map<String, Integer> firsts = new HashMap<>();
    for (int index = 0; index < before.length; index++) {
      for (String name : names(files.get(index))) {
        Integer first = firsts.putIfAbsent(name, index);
        if (first != null) {
          join(before, first, index);
        }
      }
    }
    Map<Integer, List<Integer>> families = new LinkedHashMap<>();
    for (int index = 0; index < before.length; index++) {
      families.computeIfAbsent(first(before, index), first -> new ArrayList<>()).add(index);
    }
    return List.copyOf(families.values());
  }

  private static void join(int[] before, int one, int other) {
    int first = Math.min(first(before, one), first(before, other));
    before[first(before, one)] = first;
    before[first(before, other)] = first;
  }

  private static int first(int[] before, int index) {
    int first = index;
    while (before[first] != first) {
      first = before[first];
    }
    return first;
  }

  private synchronized List<String> names(Found found) throws IOException {
    List<String> names = known.get(found.file());
    if (names == null) {
      names = names(found.format(), beginning(found));
    }
    if (!names.isEmpty()) {
      known.put(found.file(), names);
    }
    return names;
  }

  private static List<String> names(TranscriptFormat format, @Nullable Source beginning) {
    return beginning == null
        ? List.of()
        : List.of(format.client() + " session " + beginning.session(), format.client() + " since " + beginning.at());
  }

  private @Nullable Source beginning(Found found) throws IOException {
    Optional<Path> real = roots.admitted(found.format().client(), found.file().toString());
    return real.isEmpty() ? null : new TranscriptFile(real.get(), found.format()).beginning();
  }
}
