package dev.varve.web;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** The headers on every answer, whoever wrote it: nothing may be run, framed, guessed or kept. */
final class SecurityHeaders {

  static final List<HttpField> ALL =
      List.of(
          new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField("Cache-Control", "no-store"));

  private SecurityHeaders() {}
}
