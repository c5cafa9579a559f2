package dev.varve.embed;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What an answer that is no success means: by its status alone, because its text may quote what was sent. */
record EndpointFailures(URI address, InstantSource clock) {

  private static final String AGREED = "Let it be the base of an API in the manner of OpenAI: search.vectors.url";

  EmbedFailure of(int status, HttpHeaders headers) {
    String evidence = address + " answered " + status;
    return switch (status) {
      case 401, 403 -> new EmbedFailure.Unfit(evidence, "Check the key: search.vectors.key_file");
      case 402 -> new EmbedFailure.Unfit(evidence, "Check the account at the provider of the model.");
      case 404, 405 ->
          new EmbedFailure.Unfit(evidence, "Check that the model is there: search.vectors.url, search.vectors.model");
      case 429 -> new EmbedFailure.RateLimited(evidence, retryAfter(headers));
      case 400, 413, 422, 500 -> new EmbedFailure.Refused(evidence);
      default -> status == 408 || status > 500 ? new EmbedFailure.Transient(evidence) : unfit("it answers " + status);
    };
  }

  EmbedFailure unfit(String evidence) {
    return new EmbedFailure.Unfit(address + ": " + evidence, AGREED);
  }

  /** Seconds, or a time of day (RFC 9110, 10.2.3). */
  private @Nullable Duration retryAfter(HttpHeaders headers) {
    String value = headers.firstValue("retry-after").orElse("").strip();
    try {
      return value.matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(value))
          : Duration.between(clock.instant(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
    } catch (DateTimeException neither) {
      return null;
    }
  }
}
