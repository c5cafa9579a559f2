package dev.varve.web;

import java.util.Locale;

/** The kinds of problems a request can meet, each with its HTTP status and its title. */
enum ProblemKind {
  MALFORMED(400, "The request cannot be read"),
  BAD_PARAMETER(400, "A parameter is not allowed"),
  UNAUTHORIZED(401, "The token is missing or wrong"),
  FOREIGN(403, "Only this machine may ask"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  TOO_SLOW(408, "The request did not arrive in time"),
  CONFLICT(409, "It contradicts what is stored"),
  TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The path is too long"),
  NOT_JSON(415, "The body is not JSON"),
  ENCODED(415, "The body is packed"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  BUG(500, "A bug of Varve"),
  STARTING(503, "The worker is starting"),
  BUSY(503, "Too much at once"),
  STORE_UNAVAILABLE(503, "The store cannot be used"),
  DISK_FULL(507, "The disk is full");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The last part of the problem's type. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
