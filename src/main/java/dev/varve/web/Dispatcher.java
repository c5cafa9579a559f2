package dev.varve.web;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes each request past the guard to its route, and makes an answer of whatever either throws. Thread-safe. */
final class Dispatcher extends Handler.Abstract {

  private final Guard guard;
  private final Router router;

  Dispatcher(Guard guard, Router router) {
    this.guard = guard;
    this.router = router;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response);
    exchange.setHeaders(SecurityHeaders.ALL);
    try {
      guard.admit(exchange, this::route);
    } catch (Throwable thrown) {
      Problems.answer(exchange, thrown);
    }
    exchange.finish(callback);
    return true;
  }

  private void route(Exchange exchange) {
    switch (router.find(exchange.method(), exchange.path())) {
      case Router.Found.Match(Route route, var values) -> {
        exchange.setPathValues(values);
        route.handler().handle(exchange);
      }
      case Router.Found.OtherMethods(var allowed) -> {
        exchange.setHeader("Allow", String.join(", ", allowed));
        Problems.answer(exchange, Problems.methodNotAllowed());
      }
      case Router.Found.Nothing() -> Problems.answer(exchange, Problems.notFound());
    }
  }
}
