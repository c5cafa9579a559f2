package dev.varve.web;

import dev.varve.capture.BadPayload;
import dev.varve.memory.ProjectRefusal;
import dev.varve.store.StoreException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where what was thrown becomes an answer. What nobody foresaw is our own bug: it goes to the log with
 * an id, and only the id to the caller.
 */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  private static Problem of(Throwable thrown) {
    return switch (thrown) {
      case Refused refused -> refused.problem();
      case BadPayload bad -> new Problem(kind(bad), text(bad), remedy(bad));
      case ProjectRefusal project -> new Problem(kind(project), project.detail(), project.remedy());
      case RecallRefusal recall -> new Problem(kind(recall), recall.detail(), recall.remedy());
      case StoreException store when kind(store) != ProblemKind.BUG ->
          new Problem(kind(store), text(store), "Look closer: varve doctor");
      default -> bug(thrown);
    };
  }

  static Problem notFound() {
    return new Problem(ProblemKind.NOT_FOUND, "there is nothing at this path", "See docs/http-api.md for all paths");
  }

  static Problem methodNotAllowed() {
    return new Problem(
        ProblemKind.METHOD_NOT_ALLOWED, "this path takes another method", "See docs/http-api.md for all paths");
  }

  /** Answers what a route threw. */
  static void answer(Exchange exchange, Throwable thrown) {
    Problem problem = of(thrown);
    if (exchange.isBegun()) {
      exchange.breakOff(thrown);
    } else {
      answer(exchange, problem);
    }
  }

  static void answer(Exchange exchange, Problem problem) {
    exchange.setStatus(problem.status());
    if (problem.isPassing()) {
      exchange.setHeader("Retry-After", "1");
    }
    if (problem.kind() == ProblemKind.UNAUTHORIZED) {
      exchange.setHeader("WWW-Authenticate", "Bearer realm=\"varve\"");
    }
    exchange.answer(Problem.CONTENT_TYPE, problem.json());
  }

  private static ProblemKind kind(ProjectRefusal refusal) {
    return switch (refusal.reason()) {
      case UNKNOWN -> ProblemKind.NOT_FOUND;
      case CONFLICT -> ProblemKind.CONFLICT;
      case NAME -> ProblemKind.BAD_PARAMETER;
    };
  }

  private static ProblemKind kind(RecallRefusal refusal) {
    return refusal.isMissing() ? ProblemKind.NOT_FOUND : ProblemKind.MALFORMED;
  }

  private static ProblemKind kind(BadPayload bad) {
    return switch (bad.problem()) {
      case MALFORMED -> ProblemKind.MALFORMED;
      case UNKNOWN -> ProblemKind.NOT_FOUND;
      case CONFLICT -> ProblemKind.CONFLICT;
    };
  }

  private static String remedy(BadPayload bad) {
    return switch (bad.problem()) {
      case MALFORMED -> "Nothing was stored; correct the body and send it again";
      case UNKNOWN -> "See docs/http-api.md for the clients that are known";
      case CONFLICT -> "What was stored first stands";
    };
  }

  private static ProblemKind kind(StoreException store) {
    return switch (store.reason()) {
      case FULL -> ProblemKind.DISK_FULL;
      case BUSY, GONE, UNAVAILABLE, READ_ONLY, CORRUPT, NEWER_SCHEMA -> ProblemKind.STORE_UNAVAILABLE;
      case BUG -> ProblemKind.BUG;
    };
  }

  private static Problem bug(Throwable thrown) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    LOG.error("request failed, id {}", id, thrown);
    return new Problem(
        ProblemKind.BUG,
        "something went wrong that nobody foresaw; the log has it under the id " + id,
        "Please report it with what the log says");
  }

  private static String text(RuntimeException thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
