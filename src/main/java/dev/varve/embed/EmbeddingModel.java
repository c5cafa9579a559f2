package dev.varve.embed;

import dev.varve.embed.EmbedFailure.Late;
import dev.varve.embed.EmbedFailure.Refused;
import dev.varve.embed.EmbedFailure.Unfit;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * The model that memories and questions are embedded with. While its endpoint fails nobody is asked; the log says so once.
 * Thread-safe.
 */
public final class EmbeddingModel implements AutoCloseable {

  /** Of one text; small models read no more, and what a memory is about stands at its beginning. */
  static final int TEXT_CHARS_MAX = 2_000;

  /** For texts that nobody waits for. */
  private static final Duration MEMORIES_TIME_MAX = Duration.ofSeconds(60);

  /** Any model takes it. */
  private static final String PROBE = "memory";

  private final EmbedOptions options;
  private final Embedder embedder;
  private final UnaryOperator<String> sieve;
  private final EngineEvents events;
  private final EndpointGate gate;

  /** Late answers to questions alone: they say that the endpoint is busy, not that it fails. */
  private final EndpointGate patience;

  private final AtomicInteger size = new AtomicInteger();
  private volatile boolean closed;

  /** @param sieve takes out of a question what nobody else may see; memories were looked through before they were stored */
  public EmbeddingModel(
      EmbedOptions options, Embedder embedder, UnaryOperator<String> sieve, InstantSource clock, EngineEvents events) {
    this.options = options;
    this.embedder = embedder;
    this.sieve = sieve;
    this.events = events;
    this.gate = new EndpointGate(clock, this::turned);
    this.patience = new EndpointGate(clock, status -> {});
  }

  /** As the settings call it. */
  public String name() {
    return options.model();
  }

  public EndpointStatus status() {
    return gate.status();
  }

  /** Whether the endpoint may be asked now. */
  public boolean isOpen() {
    return gate.allows();
  }

  /** Vectors of texts to be found; takes up to a minute. */
  public Embedded memories(List<String> texts) throws InterruptedException {
    return gate.allows() ? judged(ask(options.memoryPrefix(), texts, MEMORIES_TIME_MAX)) : new Embedded.Resting();
  }

  /** The vector of a text to find others by. */
  public Embedded question(String text) throws InterruptedException {
    if (!gate.allows() || !patience.allows()) {
      return new Embedded.Resting();
    }
    String sent = sieve.apply(text);
    if (sent.isBlank()) {
      return new Embedded.Failed(new Refused("nothing of the question may be sent"));
    }
    Embedded embedded = ask(options.questionPrefix(), List.of(sent), options.questionTimeMax());
    if (embedded instanceof Embedded.Failed(Late late)) {
      patience.failed(late);
      return embedded;
    }
    patience.answered();
    return judged(embedded);
  }

  /** Asks with a text that any model takes, so that a refusal is no fault of the text. */
  public Embedded probe() throws InterruptedException {
    Embedded embedded = memories(List.of(PROBE));
    if (embedded instanceof Embedded.Failed(Refused refused)) {
      Unfit unfit = new Unfit(refused.evidence() + " to any text", "Check that the model embeds: search.vectors.model");
      return judged(new Embedded.Failed(unfit));
    }
    return embedded;
  }

  private Embedded ask(String prefix, List<String> texts, Duration most) throws InterruptedException {
    List<String> sent = new ArrayList<>();
    for (String text : texts) {
      String cut = cut(text);
      sent.add(prefix.isEmpty() ? cut : prefix + " " + cut);
    }
    Embedded embedded = embedder.embed(sent, most);
    return embedded instanceof Embedded.Vectors answer ? measured(answer) : embedded;
  }

  private static String cut(String text) {
    if (text.length() <= TEXT_CHARS_MAX) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(TEXT_CHARS_MAX - 1)) ? TEXT_CHARS_MAX - 1 : TEXT_CHARS_MAX;
    return text.substring(0, end);
  }

  /** A model has one size, which its first answer tells; with another one it is another model. */
  private Embedded measured(Embedded.Vectors answer) {
    int numbers = answer.vectors().getFirst().length;
    int known = size.compareAndExchange(0, numbers);
    if (known != 0 && known != numbers) {
      String evidence = "%s answers with %d numbers where it gave %d before".formatted(name(), numbers, known);
      return new Embedded.Failed(new Unfit(evidence, "Restart the worker: then everything is embedded anew."));
    }
    String prefix = options.memoryPrefix();
    return new Embedded.Vectors(name() + "/" + numbers + (prefix.isEmpty() ? "" : "/" + prefix), answer.vectors());
  }

  private Embedded judged(Embedded embedded) {
    switch (embedded) {
      case Embedded.Vectors _ -> gate.answered();
      case Embedded.Failed(EmbedFailure failure) -> {
        if (!closed) {
          gate.failed(failure);
        }
      }
      case Embedded.Resting _ -> {
        // Nothing was learned.
      }
    }
    return embedded;
  }

  private void turned(EndpointStatus status) {
    events.publish(
        status.open()
            ? new EngineEvent.VectorsOpened(name())
            : new EngineEvent.VectorsClosed(name(), status.reason(), status.remedy()));
  }

  /** Requests under way fail, and nobody hears of it. */
  @Override
  public void close() {
    closed = true;
    embedder.close();
  }
}
