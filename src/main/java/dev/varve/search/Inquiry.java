package dev.varve.search;

import dev.varve.memory.Meaning;
import dev.varve.memory.MemoryRef;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Synonyms;
import dev.varve.search.words.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question to one view: its clues are scored once, then places are ranked. Used by one thread. */
final class Inquiry {

  /** Of a pasted text the rarest words say what it is. */
  private static final int WORDS_MAX = 32;

  private static final int EXPANSIONS_MAX = 64;
  private static final float GUESS_WEIGHT = 0.6f;

  private final IndexView view;
  private final Scope scope;
  private final Ranking ranking;
  private final Question question;
  private final TimeSpan.@Nullable Mention time;
  private final Texts texts;
  private final Postings postings;
  private final Scoring scoring;
  private final Sought sought;
  private final Corrections corrections;
  private final List<String> unknown = new ArrayList<>();
  private Map<Long, Long> replaced = Map.of();
  private boolean doubtful;

  /** @param time that the question names; null when it names none */
  Inquiry(
      IndexView view,
      Scope scope,
      Ranking ranking,
      Question question,
      TimeSpan.@Nullable Mention time,
      Texts texts)
      throws IOException {
    this.view = view;
    this.scope = scope;
    this.ranking = ranking;
    this.question = question;
    this.time = time;
    this.texts = texts;
    this.postings = new Postings(view, scope);
    this.scoring = new Scoring(view.layout(), scope, ranking, postings);
    this.sought = new Sought(question.prefixes());
    this.corrections = new Corrections(question.text(), new Spelling(view, postings, texts.analyzer()), texts.analyzer());
    score();
  }

  Question question() {
    return question;
  }

  /** What the request's filter lets through, one more than its page shows, to know whether another follows. */
  List<Ranked> ranked(SearchRequest request, @Nullable Cursor cursor) throws IOException {
    Conditions conditions = Conditions.of(view, postings, request.filter(), question);
    if (request.order() == SearchOrder.TIME || question.isEmpty()) {
      return byTime(conditions, request.limit() + 1, cursor);
    }
    return byRelevance(conditions, priors(), request.limit() + 1, cursor);
  }

  /** The same by words and by meaning together. */
  List<Ranked> ranked(SearchRequest request, @Nullable Cursor cursor, Meaning meaning) throws IOException {
    Conditions conditions = Conditions.of(view, postings, request.filter(), question);
    List<Ranked> words = byRelevance(conditions, priors(), Fusion.WORDS_MAX, null);
    int most = doubtful ? Fusion.NEAREST_DOUBTFUL_MAX : Fusion.NEAREST_MAX;
    List<Ranked> nearest = new Nearest(view, scope, conditions).to(meaning, most);
    return Fusion.page(Fusion.of(words, nearest), request.limit() + 1, cursor);
  }

  private Priors priors() throws IOException {
    TimeSpan named = time == null ? null : time.span();
    return Priors.of(view, scope, postings, ranking, question, named);
  }

  /** In parts of what would match every word, also where the order goes by time. */
  double score(Ranked ranked, SearchOrder order) {
    boolean relevance = order == SearchOrder.RELEVANCE && !question.isEmpty();
    return relevance ? ranked.value() : share(ranked);
  }

  /** What its words alone are worth, in the same parts. */
  double share(Ranked ranked) {
    return scoring.asked() == 0 ? 0 : scoring.sum(ranked.place()) / scoring.asked();
  }

  /** The text with words that are known here for unknown ones; null when there is nothing to correct. */
  @Nullable String didYouMean() {
    return corrections.text();
  }

  /** The memory that may have replaced this one; null when none is known to. */
  @Nullable MemoryRef replacing(Ranked ranked) {
    Long code = replaced.get(ranked.code());
    return code == null ? null : MemoryDocument.ref(code);
  }

  /** What to say when it is doubtful that anybody knows; null when it is not. */
  @Nullable String doubt() {
    return doubtful ? Advice.doubtful(unknown) : null;
  }

  /** The words by which memories were found. */
  Sought sought() {
    return sought;
  }

  private void score() throws IOException {
    List<Word> missing = new ArrayList<>();
    for (Word word : rarest(question.words())) {
      sought.add(word.term());
      Clue clue = Clue.of(word, weight(word));
      if (time != null && time.contains(word)) {
        scoring.guess(clue);
      } else if (!scoring.add(clue, Synonyms.OF_SOFTWARE.of(word.term()))) {
        missing.add(word);
        unknown.add(word.written());
      }
    }
    for (String prefix : question.prefixes()) {
      Set<String> terms = postings.beginningWith(MemoryAnalyzer.WORDS, prefix, EXPANSIONS_MAX);
      scoring.add(new Clue(MemoryAnalyzer.WORDS, List.copyOf(terms), 1), List.of());
    }
    guess(corrections.of(missing));
    for (List<Word> phrase : question.phrases()) {
      if (!question.strict() && phrase.size() > 1) {
        scoring.favour(postings.of(phrase));
      }
    }
  }

  /** Rare words first; of a long text those alone that are known anywhere. */
  private List<Word> rarest(List<Word> words) throws IOException {
    record Counted(Word word, int documents) {}
    List<Counted> counted = new ArrayList<>();
    for (Word word : words) {
      int documents = postings.documents(MemoryAnalyzer.TEXT, word.term());
      if (documents > 0 || words.size() <= WORDS_MAX) {
        counted.add(new Counted(word, documents));
      }
    }
    counted.sort(Comparator.comparingInt(Counted::documents));
    return counted.stream().limit(WORDS_MAX).map(Counted::word).toList();
  }

  /** A name inside a sentence says more than a word. */
  private float weight(Word word) {
    boolean name = word.start() > 0 && Character.isUpperCase(word.written().codePointAt(0));
    return name ? ranking.name() : 1;
  }

  private void guess(List<Set<String>> alike) throws IOException {
    for (Set<String> terms : alike) {
      sought.addAll(terms);
      scoring.guess(new Clue(MemoryAnalyzer.TEXT, List.copyOf(terms), GUESS_WEIGHT));
    }
  }

  /** The best of the places that the conditions let through, behind the cursor. */
  private List<Ranked> byRelevance(Conditions conditions, Priors priors, int limit, @Nullable Cursor cursor)
      throws IOException {
    Outdated outdated = new Outdated(view, texts, sought, ranking.near());
    Relevance relevance = new Relevance(view, scope, ranking, scoring, conditions, outdated);
    List<Ranked> ranked = relevance.ranked(question, priors, limit, cursor);
    doubtful = relevance.isDoubtful();
    replaced = relevance.replaced();
    return ranked;
  }

  /** The newest of them; of all, when nothing was asked for but the conditions. */
  private List<Ranked> byTime(Conditions conditions, int limit, @Nullable Cursor cursor) {
    Layout layout = view.layout();
    Ranked behind = cursor == null ? null : new Ranked(-1, cursor.value(), cursor.code());
    Selection selection = new Selection(limit, behind);
    for (int place = scope.first(); place < scope.last(); place++) {
      boolean all = question.isEmpty() && scope.contains(place) && conditions.allow(place);
      if (all || (scoring.finds(place) && conditions.allow(place))) {
        selection.offer(place, (double) layout.time(place), layout.code(place));
      }
    }
    return selection.ranked();
  }
}
