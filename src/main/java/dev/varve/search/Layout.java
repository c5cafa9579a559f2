package dev.varve.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;

/**
 * The living documents of a reader in the order project, session, time: each has a place, what follows each other in a
 * session has places that follow each other, and a project's are all together. Immutable, about 48 bytes a memory.
 */
final class Layout {

  private final int[] placeOfDocument;
  private final int[] documents;
  private final long[] codes;
  private final long[] times;
  private final long[] sessions;
  private final int[] lengths;
  private final int[] chains;
  private final byte[] traits;
  private final int[] turns;
  private final Map<Long, Scope.Part> projects = new HashMap<>();

  private Layout(Columns columns) {
    documents = columns.inOrder();
    int size = documents.length;
    placeOfDocument = columns.placesNone();
    codes = new long[size];
    times = new long[size];
    sessions = new long[size];
    lengths = new int[size];
    chains = new int[size];
    traits = new byte[size];
    turns = new int[size];
    for (int place = 0; place < size; place++) {
      set(place, documents[place], columns);
    }
    chain(documents, columns);
  }

  static Layout of(IndexReader reader) throws IOException {
    return new Layout(Columns.read(reader));
  }

  private void set(int place, int document, Columns columns) {
    placeOfDocument[document] = place;
    codes[place] = columns.code[document];
    times[place] = columns.at[document];
    sessions[place] = columns.session[document];
    lengths[place] = columns.length[document];
    traits[place] = (byte) columns.traits[document];
    turns[place] = (int) columns.turn[document];
  }

  /** A chain is what one session left in one project; nothing is lent from one to another. */
  private void chain(int[] order, Columns columns) {
    Scope.Part part = new Scope.Part(0, 0, 0, 0);
    for (int place = 0; place < order.length; place++) {
      long project = columns.project[order[place]];
      boolean same = place > 0 && project == columns.project[order[place - 1]];
      if (place > 0) {
        chains[place] = chains[place - 1] + (same && sessions[place] == sessions[place - 1] ? 0 : 1);
      }
      part = same ? part.and(lengths[place], times[place]) : new Scope.Part(place, place + 1, lengths[place], times[place]);
      projects.put(project, part);
    }
  }

  int size() {
    return codes.length;
  }

  /** The place of a document of the reader; -1 when it was deleted. */
  int place(int document) {
    return placeOfDocument[document];
  }

  /** Of the reader. */
  int document(int place) {
    return documents[place];
  }

  /** Of the memory, see {@link MemoryDocument#code}. */
  long code(int place) {
    return codes[place];
  }

  /** Epoch milliseconds. */
  long time(int place) {
    return times[place];
  }

  long session(int place) {
    return sessions[place];
  }

  /** In words. */
  int length(int place) {
    return lengths[place];
  }

  boolean has(int place, int trait) {
    return (traits[place] & trait) != 0;
  }

  /** Whether both are places, and of one session in one project. */
  boolean together(int place, int other) {
    return other >= 0 && other < chains.length && chains[place] == chains[other];
  }

  /** Whether both are of one turn: a prompt, what was learned in answer to it, its summary; false before the first prompt. */
  boolean isOneTurn(int place, int other) {
    return together(place, other) && turns[place] == turns[other] && turns[place] > 0;
  }

  /** Whether it came after the other in the same turn. */
  boolean isFurther(int place, int other) {
    return isOneTurn(place, other) && place > other;
  }

  /** Whether it came after the other: in a later turn of the same session, or at a later time in another one. */
  boolean isLater(int place, int other) {
    return together(place, other) ? place > other && !isOneTurn(place, other) : times[place] > times[other];
  }

  /** The place of a memory within the scope, -1 when it is not there. */
  int find(long code, Scope scope) {
    for (int place = scope.first(); place < scope.last(); place++) {
      if (codes[place] == code && scope.contains(place)) {
        return place;
      }
    }
    return -1;
  }

  Scope all() {
    return Scope.of(sorted(projects.values()));
  }

  Scope of(Collection<Long> wanted) {
    List<Scope.Part> parts = new ArrayList<>();
    for (Long project : wanted) {
      Scope.Part part = projects.get(project);
      if (part != null) {
        parts.add(part);
      }
    }
    return Scope.of(sorted(parts));
  }

  private static List<Scope.Part> sorted(Collection<Scope.Part> parts) {
    return parts.stream().sorted(Comparator.comparingInt(Scope.Part::start)).toList();
  }
}
