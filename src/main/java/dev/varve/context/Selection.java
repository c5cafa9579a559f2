package dev.varve.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Fills a page with what is worth most for its tokens; used by one thread. */
final class Selection {

  /** More lines than that nobody reads. */
  private static final int LINES_MAX = 40;

  /** Reference, day, type and size. */
  private static final int LINE_TOKENS = 12;

  private final ContextPage page;
  private final Function<Note, String> line;
  private final Map<Candidate, String> taken = new LinkedHashMap<>();
  private final Set<Why> captioned = new HashSet<>();

  /** @param line how a note stands on the page; asked for those that may still have room */
  Selection(ContextPage page, Function<Note, String> line) {
    this.page = page;
    this.line = line;
  }

  /** Of the same memory, and of those that say nearly the same, only the first on the page is considered. */
  List<Weighed> fill(Collection<Candidate> candidates) {
    List<Candidate> pool = distinct(candidates);
    Map<Candidate, Integer> costs = new LinkedHashMap<>();
    pool.forEach(candidate -> costs.put(candidate, cost(candidate.note())));
    List<Candidate> bestFirst = new ArrayList<>(pool);
    bestFirst.sort(Comparator.comparingDouble((Candidate one) -> -one.value() / costs.getOrDefault(one, 1)));
    bestFirst.forEach(this::take);
    append(pool);
    return pool.stream().map(this::weighed).toList();
  }

  /** Of its line, before it is worked out what speaks against it. */
  private static int cost(Note note) {
    return ContextPage.tokens(ContextPage.shown(note.said())) + LINE_TOKENS;
  }

  private static List<Candidate> distinct(Collection<Candidate> candidates) {
    List<Candidate> inOrder = new ArrayList<>(candidates);
    inOrder.sort(Candidate.ON_THE_PAGE);
    Alike alike = new Alike();
    Set<Object> seen = new HashSet<>();
    inOrder.removeIf(one -> !seen.add(one.note().ref()) || alike.isKnown(one.note().title()));
    return inOrder;
  }

  private void take(Candidate candidate) {
    if (taken.size() >= LINES_MAX || !page.hasRoom(candidate.note().title())) {
      return;
    }
    String shown = ContextPage.shown(line.apply(candidate.note()));
    String caption = captioned.contains(candidate.why()) ? "" : caption(candidate.why());
    if (page.reserve(caption.isEmpty() ? shown : caption + "\n" + shown)) {
      captioned.add(candidate.why());
      taken.put(candidate, shown);
    }
  }

  private void append(List<Candidate> pool) {
    Set<Why> begun = new HashSet<>();
    for (Candidate candidate : pool) {
      String shown = taken.get(candidate);
      if (shown != null) {
        if (begun.add(candidate.why()) && !caption(candidate.why()).isEmpty()) {
          page.append(caption(candidate.why()));
        }
        page.append(shown);
      }
    }
  }

  private static String caption(Why why) {
    return switch (why) {
      case PROBLEM -> "Failed and did not succeed since:";
      case FILE -> "About files worked on last:";
      case BRANCH -> "Of this branch:";
      case RECENT -> "Recent:";
      case SUMMARY, SESSION, FAILURE, ASKED -> "";
    };
  }

  private Weighed weighed(Candidate candidate) {
    String shown = taken.get(candidate);
    int tokens = shown == null ? cost(candidate.note()) : ContextPage.tokens(shown);
    return new Weighed(candidate.note().ref(), candidate.why(), tokens, candidate.value(), shown != null);
  }
}
