package dev.varve.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One thing the door answers to. */
record Route(HandlerType method, String path, Handler handler) {

  /** As the documentation writes it: {@code GET /v1/status}. */
  String title() {
    return method.name() + " " + path;
  }
}
