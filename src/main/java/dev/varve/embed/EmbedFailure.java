package dev.varve.embed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why there are no vectors; typed by the adapter that knows the endpoint, and by nobody else. */
public sealed interface EmbedFailure {

  /** One line for the log, without anything of a text. */
  String evidence();

  /** It passes by itself: unreachable, overloaded, broken off. */
  record Transient(String evidence) implements EmbedFailure {}

  /** No answer in the time there was. */
  record Late(String evidence) implements EmbedFailure {}

  /**
   * The endpoint wants no request for a while.
   *
   * @param retryAfter null when it did not say how long
   */
  record RateLimited(String evidence, @Nullable Duration retryAfter) implements EmbedFailure {}

  /** It does not take these texts, or breaks on one of them; others may be taken. */
  record Refused(String evidence) implements EmbedFailure {}

  /** The endpoint, the model or the settings cannot work together as they are. */
  record Unfit(String evidence, String remedy) implements EmbedFailure {}
}
