package dev.varve.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One question to one view: its clues are scored once, then places are ranked. Used by one thread. */
final class Inquiry {

  /** Of a pasted text the rarest words say what it is. */
  private static final int WORDS_MAX = 32;

  /** So many hits are shown when it is doubtful that anybody knows. */
  private static final int DOUBTFUL_MAX = 5;

  /** So many when it is not sure. */
  private static final int UNSURE_MAX = 10;

  /** So many of the first are looked at closely. */
  private static final int FIRST_MAX = 20;

  private static final int EXPANSIONS_MAX = 64;
  private static final int SPELLED_MAX = 3;
  private static final int ALIKE_MAX = 3;
  private static final float GUESS_WEIGHT = 0.6f;

  private final IndexView view;
  private final Scope scope;
  private final Ranking ranking;
  private final Question question;
  private final TimeSpan.@Nullable Mention time;
  private final MemoryAnalyzer analyzer;
  private final Postings postings;
  private final Scoring scoring;
  private final Set<String> sought = new HashSet<>();
  private @Nullable String didYouMean;
  private final List<String> unknown = new ArrayList<>();
  private boolean doubtful;

  /** @param time that the question names; null when it names none */
  Inquiry(
      IndexView view,
      Scope scope,
      Ranking ranking,
      Question question,
      TimeSpan.@Nullable Mention time,
      MemoryAnalyzer analyzer)
      throws IOException {
    this.view = view;
    this.scope = scope;
    this.ranking = ranking;
    this.question = question;
    this.time = time;
    this.analyzer = analyzer;
    this.postings = new Postings(view, scope);
    this.scoring = new Scoring(view.layout(), scope, ranking, postings);
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
    TimeSpan named = time == null ? null : time.span();
    Priors priors = Priors.of(view, scope, postings, ranking, question, named);
    return byRelevance(conditions, priors, request.limit() + 1, cursor);
  }

  /** In parts of what would match every word, also where the order goes by time. */
  double score(Ranked ranked, SearchOrder order) {
    boolean relevance = order == SearchOrder.RELEVANCE && !question.isEmpty();
    return relevance ? ranked.value() : scoring.asked() == 0 ? 0 : scoring.sum(ranked.place()) / scoring.asked();
  }

  /** The text with words that are known here for unknown ones; null when there is nothing to correct. */
  @Nullable String didYouMean() {
    return didYouMean;
  }

  /** What to say when it is doubtful that anybody knows; null when it is not. */
  @Nullable String doubt() {
    return doubtful ? Advice.doubtful(unknown) : null;
  }

  /** Whether a word of a memory is what was looked for. */
  boolean seeks(Word word) {
    return sought.contains(word.term()) || question.prefixes().stream().anyMatch(p -> begins(word, p));
  }

  private static boolean begins(Word word, String prefix) {
    return word.written().length() >= prefix.length()
        && word.written().substring(0, prefix.length()).toLowerCase(Locale.ROOT).equals(prefix);
  }

  private void score() throws IOException {
    List<Word> missing = new ArrayList<>();
    for (Word word : rarest(question.words())) {
      sought.add(word.term());
      Clue clue = Clue.of(word, weight(word));
      if (time != null && time.contains(word)) {
        scoring.guess(clue);
      } else if (!scoring.add(clue, Synonyms.ENGLISH.of(word.term()))) {
        missing.add(word);
        unknown.add(word.written());
      }
    }
    for (String prefix : question.prefixes()) {
      Set<String> terms = postings.beginningWith(MemoryAnalyzer.WORDS, prefix, EXPANSIONS_MAX);
      scoring.add(new Clue(MemoryAnalyzer.WORDS, List.copyOf(terms), 1), List.of());
    }
    guess(missing);
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

  private void guess(List<Word> missing) throws IOException {
    Spelling spelling = new Spelling(view, postings);
    int spelled = 0;
    for (Word word : missing) {
      List<String> alike = spelled++ < SPELLED_MAX ? spelling.like(word) : List.of();
      if (!alike.isEmpty()) {
        List<String> best = alike.subList(0, Math.min(ALIKE_MAX, alike.size()));
        Set<String> terms = new HashSet<>();
        best.forEach(one -> analyzer.words(MemoryAnalyzer.TEXT, one).forEach(part -> terms.add(part.term())));
        sought.addAll(terms);
        scoring.guess(new Clue(MemoryAnalyzer.TEXT, List.copyOf(terms), GUESS_WEIGHT));
        correct(word.written(), best.getFirst());
      }
    }
  }

  private void correct(String written, String known) {
    String text = didYouMean == null ? question.text() : didYouMean;
    didYouMean = text.replaceFirst("(?iu)\\b" + Pattern.quote(written) + "\\b", Matcher.quoteReplacement(known));
  }

  /** The best of the places that the conditions let through, behind the cursor. */
  private List<Ranked> byRelevance(Conditions conditions, Priors priors, int limit, @Nullable Cursor cursor) {
    float[] values = new float[scope.last() - scope.first()];
    Selection bySum = bySum(conditions, Math.max(limit, FIRST_MAX));
    float sumMin = cursor == null ? bySum.least() * ranking.again() - priors.most() * scoring.known() : 0;
    int[] found = new int[values.length];
    int count = 0;
    for (int place = scope.first(); place < scope.last(); place++) {
      if (scoring.sum(place) >= sumMin && isFound(place, conditions)) {
        values[place - scope.first()] = (scoring.sum(place) + priors.share(place) * scoring.known()) / scoring.asked();
        found[count++] = place;
      }
    }
    int[] places = Arrays.copyOf(found, count);
    oncePerTurn(places, values);
    Selection best = new Selection(FIRST_MAX, null);
    offer(places, values, 0, best);
    List<Ranked> first = best.ranked();
    Evidence evidence = scoring.evidence(first);
    if (question.asksState()) {
      new Succession(view, scope, ranking, first, evidence, scoring.asked())
          .inOrder()
          .forEach(one -> values[one.place() - scope.first()] = (float) one.value());
    }
    double least = least(first, evidence, conditions);
    Selection selection = new Selection(limit, cursor == null ? null : anchor(cursor, values));
    offer(places, values, least, selection);
    return selection.ranked();
  }

  private void offer(int[] places, float[] values, double least, Selection selection) {
    for (int place : places) {
      float value = values[place - scope.first()];
      if (value >= least) {
        selection.offer(place, value, view.layout().code(place));
      }
    }
  }

  /** Of each turn the best stays where it is; what else it left says much the same. */
  private void oncePerTurn(int[] places, float[] values) {
    int best = -1;
    for (int place : places) {
      int slot = place - scope.first();
      if (best < 0 || !view.layout().isOneTurn(scope.first() + best, place)) {
        best = slot;
      } else if (values[slot] >= values[best]) {
        values[best] *= ranking.again();
        best = slot;
      } else {
        values[slot] *= ranking.again();
      }
    }
  }

  /** By words alone. Whoever has less than the last of these by more than the priors can give is not on the page. */
  private Selection bySum(Conditions conditions, int limit) {
    Selection selection = new Selection(limit, null);
    float least = 0;
    for (int place = scope.first(); place < scope.last(); place++) {
      float sum = scoring.sum(place);
      if (sum > least && isFound(place, conditions)) {
        selection.offer(place, sum, view.layout().code(place));
        least = selection.least();
      }
    }
    return selection;
  }

  /** When no hit has most of what was asked for by words alone, the answer may be that nobody knows. */
  private double least(List<Ranked> first, Evidence evidence, Conditions conditions) {
    if (first.isEmpty()) {
      return 0;
    }
    double least = first.getFirst().value() * ranking.floorOfBest();
    if (!conditions.areNone()) {
      return least;
    }
    float share = evidence.most() / scoring.asked();
    doubtful = share < ranking.doubt();
    if (doubtful) {
      return value(first, DOUBTFUL_MAX);
    }
    return share < ranking.sure() ? Math.max(least, value(first, UNSURE_MAX)) : least;
  }

  /** Of the last that is shown. */
  private static double value(List<Ranked> first, int shown) {
    return first.get(Math.min(shown, first.size()) - 1).value();
  }

  /** The newest of them; of all, when nothing was asked for but the conditions. */
  private List<Ranked> byTime(Conditions conditions, int limit, @Nullable Cursor cursor) {
    Layout layout = view.layout();
    Ranked behind = cursor == null ? null : new Ranked(-1, cursor.value(), cursor.code());
    Selection selection = new Selection(limit, behind);
    for (int place = scope.first(); place < scope.last(); place++) {
      boolean all = question.isEmpty() && scope.contains(place) && conditions.allow(place);
      if (all || isFound(place, conditions)) {
        selection.offer(place, (double) layout.time(place), layout.code(place));
      }
    }
    return selection.ranked();
  }

  private boolean isFound(int place, Conditions conditions) {
    float sum = scoring.sum(place);
    return sum > 0 && sum >= scoring.asked() * ranking.floor() && conditions.allow(place);
  }

  /** Where the last hit of the page before stands now, and where it stood when it is gone. */
  private Ranked anchor(Cursor cursor, float[] values) {
    int place = view.layout().find(cursor.code(), scope);
    float value = place < 0 ? 0 : values[place - scope.first()];
    return value > 0
        ? new Ranked(place, value, cursor.code())
        : new Ranked(-1, cursor.value(), cursor.code());
  }
}
