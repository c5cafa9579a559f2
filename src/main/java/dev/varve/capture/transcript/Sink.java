package dev.varve.capture.transcript;

import dev.varve.session.Lane;
import dev.varve.session.Recovery;
import dev.varve.store.Tx;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where what a transcript holds goes in. Thread-safe. */
public interface Sink {

  /**
   * Takes events of one file in their order; all of it is durable together with the mark when this returns. Events of
   * several sessions are taken session by session, the mark with the last.
   */
  Recovery take(String client, List<TranscriptEvent> events, Lane lane, Consumer<Tx> mark);

  /**
   * A slice of an import was taken.
   *
   * @param complete whether nothing more comes for now, so that what waits of it may be worked on
   */
  void imported(boolean complete);

  /** A keyed hash of a text, the same as long as the installation lasts. */
  String hash(String text);

  /** Whether a working directory belongs to the project of this name or identity. */
  boolean belongs(String client, @Nullable String cwd, String project);
}
