package dev.varve.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The living documents of a reader in the order project, session, time: each has a place, what follows each other in a
 * session has places that follow each other, and a project's are all together. Immutable, about 37 bytes a memory.
 */
final class Layout implements Rows {

  static final Layout EMPTY = new Layout(new Places(0, 0), Segments.NONE);

  private final Places places;
  private final Segments segments;

  /** Takes the places over. */
  Layout(Places places, Segments segments) {
    this.places = places;
    this.segments = segments;
  }

  /** Those of its reader. */
  Segments segments() {
    return segments;
  }

  int size() {
    return places.codes.length;
  }

  /** The place of a document of the reader; -1 when it was deleted. */
  int place(int document) {
    return places.placeOfDocument[document];
  }

  /** Of the reader. */
  int document(int place) {
    return places.documents[place];
  }

  @Override
  public long project(int place) {
    return places.chainProjects[places.chains[place]];
  }

  @Override
  public long session(int place) {
    return places.chainSessions[places.chains[place]];
  }

  @Override
  public long time(int place) {
    return places.times[place];
  }

  @Override
  public long code(int place) {
    return places.codes[place];
  }

  @Override
  public int length(int place) {
    return places.lengths[place];
  }

  @Override
  public int turn(int place) {
    return places.turns[place];
  }

  @Override
  public byte traits(int place) {
    return places.traits[place];
  }

  boolean has(int place, int trait) {
    return (places.traits[place] & trait) != 0;
  }

  /** By place, the same number for all that are of one session in one project; not to be changed. */
  int[] chains() {
    return places.chains;
  }

  /** Whether both are places, and of one session in one project. */
  boolean together(int place, int other) {
    int[] chains = places.chains;
    return other >= 0 && other < chains.length && chains[place] == chains[other];
  }

  /** Whether both are of one turn: a prompt, what was learned in answer to it, its summary; false before the first prompt. */
  boolean isOneTurn(int place, int other) {
    return together(place, other) && turn(place) == turn(other) && turn(place) > 0;
  }

  /** Whether it came after the other in the same turn. */
  boolean isFurther(int place, int other) {
    return isOneTurn(place, other) && place > other;
  }

  /** Whether it came after the other: in a later turn of the same session, or at a later time in another one. */
  boolean isLater(int place, int other) {
    return together(place, other) ? place > other && !isOneTurn(place, other) : time(place) > time(other);
  }

  /** The place of a memory within the scope, -1 when it is not there. */
  int find(long code, Scope scope) {
    for (int place = scope.first(); place < scope.last(); place++) {
      if (code(place) == code && scope.contains(place)) {
        return place;
      }
    }
    return -1;
  }

  Scope all() {
    return Scope.of(sorted(places.projects.values()));
  }

  Scope of(Collection<Long> wanted) {
    List<Scope.Part> parts = new ArrayList<>();
    for (Long project : wanted) {
      Scope.Part part = places.projects.get(project);
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
