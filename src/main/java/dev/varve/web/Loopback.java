package dev.varve.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises by Host and Origin that a request was meant for this machine. A web page that had its own name resolved
 * to the loopback shows that name in Host, and any other page shows its own in Origin.
 */
final class Loopback {

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private Loopback() {}

  /** Whether the Host header names the loopback, with any port. */
  static boolean isHost(@Nullable String host) {
    if (host == null) {
      return false;
    }
    int port = host.indexOf(':', host.startsWith("[") ? Math.max(0, host.indexOf(']')) : 0);
    String name = port < 0 ? host : host.substring(0, port);
    return NAMES.contains(name) && (port < 0 || isPort(host, port + 1));
  }

  /** Whether the Origin header is missing or names the very host that was asked. */
  static boolean isOrigin(@Nullable String origin, String host) {
    return origin == null || origin.equals("http://" + host);
  }

  private static boolean isPort(String host, int from) {
    for (int i = from; i < host.length(); i++) {
      if (host.charAt(i) < '0' || host.charAt(i) > '9') {
        return false;
      }
    }
    return host.length() > from && host.length() - from <= 5;
  }
}
