package dev.varve;

import dev.varve.embed.EmbedOptions;
import dev.varve.embed.EmbeddingModel;
import dev.varve.embed.EndpointEmbedder;
import dev.varve.events.EngineEvents;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
}
