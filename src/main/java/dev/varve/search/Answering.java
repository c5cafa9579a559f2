package dev.varve.search;

import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.store.Database;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes answers of ranked places: reads the memories, shows what was sought, says what else could be asked. */
final class Answering {

  private final Database database;
  private final MemoryAnalyzer analyzer;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Ranking ranking;
  private final Memories memories = new Memories();

  Answering(Database database, MemoryAnalyzer analyzer, InstantSource clock, ZoneId zone, Ranking ranking) {
    this.database = database;
    this.analyzer = analyzer;
    this.clock = clock;
    this.zone = zone;
    this.ranking = ranking;
  }

  SearchResult answer(IndexView view, Scope scope, SearchRequest request) throws IOException {
    Cursor cursor = request.cursor() == null ? null : Cursor.parse(request.cursor(), request);
    Question question = Question.of(request.text(), analyzer);
    Inquiry inquiry = new Inquiry(view, scope, ranking, question, analyzer);
    List<Ranked> ranked = ranked(view, scope, request, question, inquiry, cursor);
    boolean more = ranked.size() > request.limit();
    List<Ranked> page = more ? ranked.subList(0, request.limit()) : ranked;
    List<Hit> hits = hits(page, inquiry, request);
    String next = more ? Cursor.of(request, page.getLast().value(), page.getLast().code()).toString() : null;
    String advice = ranked.isEmpty() && cursor == null ? advice(view, scope, request, question, inquiry) : null;
    return new SearchResult(hits, next, inquiry.didYouMean(), advice);
  }

  /** One more than the page shows, to know whether another follows. */
  private List<Ranked> ranked(
      IndexView view, Scope scope, SearchRequest request, Question question, Inquiry inquiry, @Nullable Cursor cursor)
      throws IOException {
    Conditions conditions = Conditions.of(view, inquiry.postings(), request.filter(), question);
    if (request.order() == SearchOrder.TIME || question.isEmpty()) {
      return inquiry.byTime(conditions, request.limit() + 1, cursor);
    }
    Priors priors = priors(view, scope, question, inquiry);
    return inquiry.byRelevance(conditions, priors, request.limit() + 1, cursor);
  }

  private Priors priors(IndexView view, Scope scope, Question question, Inquiry inquiry) throws IOException {
    Instant now = clock.instant();
    Instant newest = view.layout().newest(scope);
    TimeSpan time =
        TimeSpan.mentioned(question.text(), now, newest.isBefore(now) ? newest : now, zone).orElse(null);
    return Priors.of(view, inquiry.postings(), ranking, question, time, newest);
  }

  /** What is not in the store any more is left out. */
  private List<Hit> hits(List<Ranked> page, Inquiry inquiry, SearchRequest request) {
    List<Memory> found =
        database.read(
            tx -> page.stream().flatMap(one -> memories.find(tx, MemoryDocument.ref(one.code())).stream()).toList());
    List<Hit> hits = new ArrayList<>();
    int next = 0;
    for (Ranked ranked : page) {
      if (next < found.size() && MemoryDocument.code(found.get(next).ref()) == ranked.code()) {
        Memory memory = found.get(next++);
        double score = request.order() == SearchOrder.TIME ? 0 : ranked.value();
        hits.add(Hit.of(memory, Snippet.of(memory, inquiry::seeks, analyzer), score));
      }
    }
    return hits;
  }

  /** Tries which single condition keeps the answer empty. */
  private String advice(
      IndexView view, Scope scope, SearchRequest request, Question question, Inquiry inquiry) throws IOException {
    List<String> helpful = new ArrayList<>();
    for (Map.Entry<String, SearchFilter> looser : request.filter().looser().entrySet()) {
      SearchRequest other = request.with(looser.getValue(), 1);
      if (!ranked(view, scope, other, question, inquiry, null).isEmpty()) {
        helpful.add(looser.getKey());
      }
    }
    return Advice.empty(request, question, scope, helpful);
  }
}
