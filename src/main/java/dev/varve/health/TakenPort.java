package dev.varve.health;

import dev.varve.health.Listener.Identity;

/**
 * A port on which a worker cannot listen, because somebody else does.
 *
 * @param evidence how it was seen that it is not our worker
 */
public record TakenPort(int port, String evidence) {

  private static final int PORT_MAX = 65_535;

  public static TakenPort by(int port, Identity.Foreign listener) {
    return new TakenPort(port, listener.evidence());
  }

  /** Who has it, as far as that can be seen. */
  public String detail() {
    String holder = PortHolder.of(port).map(found -> " by " + found).orElse("");
    return "port %d is taken%s: %s".formatted(port, holder, evidence);
  }

  public String remedy() {
    int other = port < PORT_MAX ? port + 1 : port - 1;
    return "End that program, or take another port: server.port = %d in settings.toml, for once VARVE_PORT=%d"
        .formatted(other, other);
  }
}
