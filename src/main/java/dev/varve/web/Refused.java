package dev.varve.web;

import java.io.Serial;

/** The request is refused for a reason the door itself knows; ends the handler. */
final class Refused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refused(ProblemKind kind, String detail, String remedy) {
    super(detail, null, false, false);
    this.problem = new Problem(kind, detail, remedy);
  }

  Problem problem() {
    return problem;
  }
}
