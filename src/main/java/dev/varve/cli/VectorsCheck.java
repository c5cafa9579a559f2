package dev.varve.cli;

import dev.varve.Embeddings;
import dev.varve.embed.Embedded;
import dev.varve.embed.EmbedFailure;
import dev.varve.embed.EmbeddingModel;
import dev.varve.events.EngineEvents;
import dev.varve.health.Check;
import dev.varve.health.Finding;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whether the model that makes vectors answers, asked with one word; nothing when the settings name none. */
record VectorsCheck(Home home, Map<String, String> env, InstantSource clock) implements Check {

  private static final String NAME = "vectors";

  @Override
  public List<Finding> findings() throws InterruptedException {
    Settings settings;
    try {
      settings = Settings.load(home, env);
    } catch (RuntimeException saidByItsOwnCheck) {
      return List.of();
    }
    try {
      return asked(Embeddings.of(home, settings.vectors(), UnaryOperator.identity(), clock, new EngineEvents()));
    } catch (SettingsException e) {
      return List.of(Finding.warn(NAME, String.valueOf(e.getMessage()), "Then restart the worker."));
    }
  }

  private static List<Finding> asked(Optional<EmbeddingModel> configured) throws InterruptedException {
    if (configured.isEmpty()) {
      return List.of();
    }
    try (EmbeddingModel model = configured.get()) {
      return switch (model.probe()) {
        case Embedded.Vectors answer ->
            List.of(Finding.ok(NAME, "%s answers with %d numbers".formatted(model.name(), answer.vectors().getFirst().length)));
        case Embedded.Failed(EmbedFailure failure) ->
            List.of(Finding.warn(NAME, failure.evidence() + "; searches go by words alone", remedy(model)));
        case Embedded.Resting _ -> List.of();
      };
    }
  }

  private static String remedy(EmbeddingModel model) {
    String remedy = model.status().remedy();
    return remedy.isEmpty() ? "It is tried again by itself; check that the server runs: search.vectors.url" : remedy;
  }
}
