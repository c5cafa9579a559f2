package dev.varve.search;

import dev.varve.memory.Meaning;
import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.store.Database;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Makes answers of ranked places: reads the memories, shows what was sought, says what else could be asked. */
final class Answering {

  private final Database database;
  private final MemoryAnalyzer analyzer;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Ranking ranking;
  private final Memories memories = new Memories();
  private final Texts texts;

  Answering(Database database, MemoryAnalyzer analyzer, InstantSource clock, ZoneId zone, Ranking ranking) {
    this.database = database;
    this.analyzer = analyzer;
    this.clock = clock;
    this.zone = zone;
    this.ranking = ranking;
    this.texts = new Texts(database, analyzer, memories);
  }

  /** @param meanings what a question means; empty where it goes by words alone */
  SearchResult answer(
      IndexView view, Scope scope, SearchRequest request, Function<String, Optional<Meaning>> meanings) throws IOException {
    Question question = Question.of(request.text(), analyzer);
    TimeSpan.Mention time = time(question, scope).orElse(null);
    return answer(scope, request, new Inquiry(view, scope, ranking, question, time, texts), meanings);
  }

  private SearchResult answer(
      Scope scope, SearchRequest request, Inquiry inquiry, Function<String, Optional<Meaning>> meanings) throws IOException {
    Cursor cursor = request.cursor() == null ? null : Cursor.parse(request.cursor(), request);
    if (inquiry.question().isUnsearchable()) {
      return SearchResult.nothing(Advice.UNSEARCHABLE);
    }
    boolean asks = request.order() == SearchOrder.RELEVANCE && inquiry.question().hasMeaning();
    Meaning meaning = asks ? meanings.apply(inquiry.question().text()).orElse(null) : null;
    List<Ranked> ranked =
        meaning == null ? inquiry.ranked(request, cursor) : inquiry.ranked(request, cursor, meaning);
    boolean more = ranked.size() > request.limit();
    List<Ranked> page = more ? ranked.subList(0, request.limit()) : ranked;
    List<Hit> hits =
        hits(page, inquiry, one -> meaning == null ? inquiry.score(one, request.order()) : inquiry.share(one));
    String next = more ? Cursor.of(request, page.getLast().value(), page.getLast().code()).toString() : null;
    String advice = ranked.isEmpty() && cursor == null ? advice(scope, request, inquiry) : inquiry.doubt();
    return new SearchResult(hits, next, inquiry.didYouMean(), advice);
  }

  /** The same, but who asks for nothing but a time gets what is remembered of it, the newest first. */
  SearchResult answerOrList(
      IndexView view, Scope scope, SearchRequest request, Function<String, Optional<Meaning>> meanings) throws IOException {
    Question question = Question.of(request.text(), analyzer);
    TimeSpan.Mention time = time(question, scope).orElse(null);
    Optional<TimeSpan> span =
        time == null ? Optional.empty() : TimeQuestion.span(question, time, analyzer, clock.instant());
    if (span.isEmpty()) {
      return answer(scope, request, new Inquiry(view, scope, ranking, question, time, texts), meanings);
    }
    SearchResult listed = answer(view, scope, request.listing(span.get()), meanings);
    boolean isEmpty = listed.hits().isEmpty() && request.cursor() == null;
    return isEmpty ? SearchResult.nothing(Advice.NOTHING_THEN) : listed;
  }

  private Optional<TimeSpan.Mention> time(Question question, Scope scope) {
    Instant now = clock.instant();
    Instant newest = Instant.ofEpochMilli(scope.newest());
    Instant latest = newest.isBefore(now) ? newest : now;
    return TimeSpan.mentioned(question.text(), now, latest, zone);
  }

  /** What is not in the store any more is left out. */
  private List<Hit> hits(List<Ranked> page, Inquiry inquiry, ToDoubleFunction<Ranked> score) {
    List<MemoryRef> refs = page.stream().map(one -> MemoryDocument.ref(one.code())).toList();
    List<Memory> found = database.read(tx -> memories.all(tx, refs));
    List<Hit> hits = new ArrayList<>();
    int next = 0;
    for (Ranked ranked : page) {
      if (next < found.size() && MemoryDocument.code(found.get(next).ref()) == ranked.code()) {
        Memory memory = found.get(next++);
        Snippet snippet = Snippet.of(memory, inquiry.sought(), analyzer);
        hits.add(Hit.of(memory, snippet, score.applyAsDouble(ranked)).replacedBy(inquiry.replacing(ranked)));
      }
    }
    return hits;
  }

  /** Tries which single condition keeps the answer empty. */
  private static String advice(Scope scope, SearchRequest request, Inquiry inquiry) throws IOException {
    List<String> helpful = new ArrayList<>();
    for (Map.Entry<String, SearchFilter> looser : request.filter().looser().entrySet()) {
      if (!inquiry.ranked(request.with(looser.getValue(), 1), null).isEmpty()) {
        helpful.add(looser.getKey());
      }
    }
    return Advice.empty(request, inquiry.question(), scope, helpful);
  }
}
