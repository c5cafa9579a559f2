package dev.varve.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.redact.Findings;
import dev.varve.redact.RedactionLimits;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.Redactor;
import java.util.List;
import java.util.function.LongSupplier;

/** Redacts the same payloads over and over, with all rules that come with the program, in the calling thread. */
final class RedactRun {

  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Redactor redactor;
  private final List<JsonNode> payloads;
  private final LongSupplier threadNanos;

  /**
   * @param nanoTime by which the redactor keeps to its time for one event
   * @param threadNanos processor time of the calling thread, which other programs take nothing of
   */
  RedactRun(List<JsonNode> payloads, LongSupplier nanoTime, LongSupplier threadNanos) {
    this.redactor =
        new Redactor(RedactionRules.builtIn(), "bench".getBytes(US_ASCII), RedactionLimits.defaults(), nanoTime);
    this.payloads = payloads;
    this.threadNanos = threadNanos;
  }

  /**
   * What was measured after warming up.
   *
   * @param payloads redacted, each as often as all others
   * @param bytes of them as JSON
   * @param findings in all of them, each time anew
   * @param seconds of processor time
   */
  record Result(long payloads, long bytes, Findings findings, double seconds) {

    double megabytesPerSecond() {
      return bytes / BYTES_PER_MEGABYTE / seconds;
    }

    double microsPerPayload() {
      return seconds * 1e6 / payloads;
    }
  }

  /** Whole rounds until the processor time is over: half of it to warm up, then all of it measured. */
  Result run(double seconds) {
    rounds(seconds / 2);
    return rounds(seconds);
  }

  private Result rounds(double seconds) {
    long bytesPerRound = bytes();
    long start = threadNanos.getAsLong();
    Findings findings = Findings.none();
    long rounds = 0;
    double used = 0;
    do {
      for (JsonNode payload : payloads) {
        findings = findings.plus(redactor.toolPayload(payload).findings());
      }
      rounds++;
      used = (threadNanos.getAsLong() - start) / NANOS_PER_SECOND;
    } while (used < seconds);
    return new Result(rounds * payloads.size(), rounds * bytesPerRound, findings, used);
  }

  private long bytes() {
    long bytes = 0;
    for (JsonNode payload : payloads) {
      bytes += payload.toString().getBytes(UTF_8).length;
    }
    return bytes;
  }
}
