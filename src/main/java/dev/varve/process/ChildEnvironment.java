package dev.varve.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a child sees of our environment: what programs need to run at all and to reach the network, nothing of the
 * agent's session that may have started us, and no key.
 */
public final class ChildEnvironment {

  /** The mark of all our children; hooks that see it do nothing, so an observer never observes itself. */
  public static final String MARK = "VARVE_OBSERVER";

  private static final Set<String> INHERITED = Set.of(
      "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR",
      "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
      "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS");

  private final Map<String, String> inherited;

  /** Takes what may pass from the worker's environment. */
  public ChildEnvironment(Map<String, String> surrounding) {
    Map<String, String> kept = new HashMap<>();
    surrounding.forEach((name, value) -> {
      if (INHERITED.contains(name) || name.startsWith("LC_")) {
        kept.put(name, value);
      }
    });
    inherited = Map.copyOf(kept);
  }

  /** The environment with what one child needs besides; the mark cannot be taken away. */
  public Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(inherited);
    all.putAll(more);
    all.put(MARK, "1");
    return Map.copyOf(all);
  }
}
