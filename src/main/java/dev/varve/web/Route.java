package dev.varve.web;

/**
 * One thing the door answers to.
 *
 * @param path from its first slash on; a segment in braces takes any text and gives it a name
 */
record Route(String method, String path, Handler handler) {

  /** Answers one request, or throws what {@link Problems} tells. */
  @FunctionalInterface
  interface Handler {
    void handle(Exchange exchange);
  }

  static Route get(String path, Handler handler) {
    return new Route("GET", path, handler);
  }

  static Route post(String path, Handler handler) {
    return new Route("POST", path, handler);
  }

  /** As the documentation writes it: {@code GET /v1/status}. */
  String title() {
    return method + " " + path;
  }
}
