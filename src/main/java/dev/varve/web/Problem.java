package dev.varve.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/**
 * Why a request was refused, as RFC 9457 tells it.
 *
 * @param detail what is wrong with this request
 * @param remedy what to do about it; empty when the detail says it
 */
record Problem(ProblemKind kind, String detail, String remedy) {

  static final String CONTENT_TYPE = "application/problem+json";

  int status() {
    return kind.status();
  }

  /** Whether the same request may be taken a little later. */
  boolean isPassing() {
    return status() == 503;
  }

  byte[] json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "urn:varve:problem:" + kind.slug())
        .put("title", kind.title())
        .put("status", status())
        .put("detail", detail)
        .put("remedy", remedy)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
