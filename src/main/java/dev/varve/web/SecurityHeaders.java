package dev.varve.web;

import java.util.Map;

/** The headers on every answer, whoever wrote it: nothing may be run, framed, guessed or kept. */
final class SecurityHeaders {

  static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store");

  private SecurityHeaders() {}
}
