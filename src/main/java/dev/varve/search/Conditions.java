package dev.varve.search;

import dev.varve.search.words.Word;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Which places of a scope a filter lets through, and the phrases of a question. Used by one thread. */
final class Conditions {

  private final Layout layout;
  private final Postings postings;
  private final List<FixedBitSet> sets = new ArrayList<>();
  private final long since;
  private final long until;
  private final @Nullable Long session;

  private Conditions(IndexView view, Postings postings, SearchFilter filter) {
    this.layout = view.layout();
    this.postings = postings;
    this.since = millis(filter.since(), Long.MIN_VALUE);
    this.until = millis(filter.until(), Long.MAX_VALUE);
    this.session = filter.session();
  }

  /** The project is not looked at: it is what the scope is made of. */
  static Conditions of(IndexView view, Postings postings, SearchFilter filter, Question question) throws IOException {
    Conditions conditions = new Conditions(view, postings, filter);
    conditions.require(MemoryDocument.CLIENT, filter.client());
    conditions.require(MemoryDocument.TYPE, filter.type());
    conditions.require(MemoryDocument.CONCEPT, filter.concept());
    conditions.require(MemoryDocument.BRANCH, filter.branch());
    conditions.requireFile(filter.file());
    if (question.strict()) {
      for (List<Word> phrase : question.phrases()) {
        conditions.require(postings.of(phrase));
      }
    }
    return conditions;
  }

  private static long millis(@Nullable Instant at, long none) {
    return at == null ? none : at.toEpochMilli();
  }

  private void require(String field, @Nullable String value) throws IOException {
    if (value != null) {
      require(postings.of(new Clue(field, List.of(MemoryDocument.folded(value)), 1)));
    }
  }

  /** A file by any tail of its path, or all beneath a folder. */
  private void requireFile(@Nullable String file) throws IOException {
    if (file == null) {
      return;
    }
    String tail = FileTails.asked(file);
    Matches matches = postings.beginningWith(MemoryDocument.FILE, tail + "/");
    matches.addAll(postings.of(new Clue(MemoryDocument.FILE, List.of(tail), 1)));
    require(matches);
  }

  private void require(Matches matches) {
    FixedBitSet set = new FixedBitSet(Math.max(1, layout.size()));
    for (int i = 0; i < matches.count(); i++) {
      set.set(matches.place(i));
    }
    sets.add(set);
  }

  /** Whether nothing was asked for but words. */
  boolean areNone() {
    return sets.isEmpty() && since == Long.MIN_VALUE && until == Long.MAX_VALUE && session == null;
  }

  boolean allow(int place) {
    if (areNone()) {
      return true;
    }
    long at = layout.time(place);
    if (at < since || at >= until || (session != null && layout.session(place) != session)) {
      return false;
    }
    for (FixedBitSet set : sets) {
      if (!set.get(place)) {
        return false;
      }
    }
    return true;
  }
}
