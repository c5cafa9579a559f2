package dev.varve.capture;

import dev.varve.capture.transcript.TranscriptEvent.Source;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The visits of events that a client wrote down one after the other. Most happened in the place of the one before them,
 * and what is the same for both is worked out once. Used by one thread, for a moment.
 */
final class Burst {

  private final Visits visits;
  private final String client;
  private @Nullable Last last;

  private record Last(Source source, Visit visit, boolean isObservers) {

    boolean isLike(Source other) {
      return source.session().equals(other.session())
          && Objects.equals(source.cwd(), other.cwd())
          && Objects.equals(source.branch(), other.branch());
    }
  }

  Burst(Visits visits, String client) {
    this.visits = visits;
    this.client = client;
  }

  /** The next one; null when one of our observers works there, which must not observe itself. */
  @Nullable Visit next(Source source) {
    Last before = last;
    Last now =
        before != null && before.isLike(source)
            ? new Last(source, again(before, source), before.isObservers())
            : new Last(source, visits.ofTranscript(client, source), visits.isObserver(source.cwd()));
    last = now;
    return now.isObservers() ? null : now.visit();
  }

  private Visit again(Last before, Source source) {
    return visits.judgesByTime() ? visits.ofTranscript(client, source) : visits.again(before.visit(), source.at());
  }
}
