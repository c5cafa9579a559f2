package dev.varve;

import dev.varve.embed.EmbedOptions;
import dev.varve.embed.EmbeddingModel;
import dev.varve.embed.EndpointEmbedder;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.redact.Redactor;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Wires the model that makes vectors. */
public final class Embeddings {

  private Embeddings() {}

  /**
   * The one that the settings name; empty when they name none. The caller closes it.
   *
   * @param sieve takes out of a question what nobody else may see
   */
  public static Optional<EmbeddingModel> of(
      Home home, Settings.Vectors settings, UnaryOperator<String> sieve, InstantSource clock, EngineEvents events) {
    if (!settings.isOn()) {
      return Optional.empty();
    }
    EmbedOptions options =
        new EmbedOptions(
            URI.create(settings.url()),
            settings.model(),
            settings.key(home),
            settings.memoryPrefix(),
            settings.questionPrefix(),
            settings.questionTimeMax());
    return Optional.of(new EmbeddingModel(options, new EndpointEmbedder(options, clock), sieve, clock, events));
  }

  /** The same for a worker: without a key that can be read its searches go by words, which keeps none from starting. */
  static @Nullable EmbeddingModel ofWorker(
      WorkerOptions options, Redactor redactor, InstantSource clock, EngineEvents events) {
    Settings.Vectors settings = options.settings().vectors();
    try {
      return of(options.home(), settings, text -> redactor.prompt(text).text(), clock, events).orElse(null);
    } catch (SettingsException e) {
      String problem = String.valueOf(e.getMessage());
      events.publish(new EngineEvent.VectorsClosed(settings.model(), problem, "Then restart the worker."));
      return null;
    }
  }
}
