package dev.varve.search;

import dev.varve.cache.RecentMap;
import dev.varve.embed.Embedded;
import dev.varve.embed.EmbeddingModel;
import dev.varve.embed.EndpointStatus;
import dev.varve.events.EngineEvents;
import dev.varve.memory.Meaning;
import dev.varve.memory.Memories;
import dev.varve.memory.Vectors;
import dev.varve.store.Database;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What memories and questions mean to a model: of memories in the background, of a question while it is asked. Thread-safe. */
final class Meanings {

  /** Questions whose vector is kept, for their next pages and for whoever asks the same again. */
  private static final int QUESTIONS_MAX = 64;

  /** What is stored together is sent together; by words it can be found meanwhile. */
  private static final NewsThread.Pace PACE =
      new NewsThread.Pace(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5));

  private final EmbeddingModel model;
  private final Database database;
  private final Embedding embedding;
  private final NewsThread thread;
  private final Memories memories = new Memories();
  private final Vectors vectors = new Vectors();
  private final AtomicLong byWords = new AtomicLong();
  private final Map<String, Meaning> questions = new RecentMap<>(QUESTIONS_MAX);

  Meanings(EmbeddingModel model, Database database, EngineEvents events) {
    this.model = model;
    this.database = database;
    this.embedding = new Embedding(model, database);
    this.thread = new NewsThread("vectors", PACE, embedding::round, events);
  }

  void start() {
    thread.start();
  }

  /** What a question means; empty when the model does not say so in time, and then words must do. */
  Optional<Meaning> of(String question) {
    Optional<Meaning> known = known(question);
    if (known.isPresent()) {
      return known;
    }
    try {
      if (model.question(question) instanceof Embedded.Vectors answer) {
        Meaning meaning = new Meaning(answer.model(), answer.vectors().getFirst());
        keep(question, meaning);
        return Optional.of(meaning);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byWords.incrementAndGet();
    return Optional.empty();
  }

  private Optional<Meaning> known(String question) {
    synchronized (questions) {
      return Optional.ofNullable(questions.get(question));
    }
  }

  private void keep(String question, Meaning meaning) {
    synchronized (questions) {
      questions.put(question, meaning);
    }
  }

  /** Embeds on the caller's thread until nothing is left, or the endpoint fails. */
  void embed() throws InterruptedException {
    embedding.round();
  }

  VectorStatus status() {
    EndpointStatus endpoint = model.status();
    return new VectorStatus(
        model.name(),
        database.read(tx -> vectors.count(tx, model.name() + "/")),
        database.read(memories::count),
        embedding.refused(),
        byWords.get(),
        endpoint.open(),
        endpoint.reason(),
        endpoint.remedy(),
        endpoint.until());
  }

  /** What is stored stays; requests under way are given up. */
  void close() {
    embedding.stop();
    thread.stop();
    model.close();
    thread.join();
  }
}
