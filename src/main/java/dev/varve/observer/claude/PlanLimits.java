package dev.varve.observer.claude;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the CLI reports of a plan's windows ({@code rate_limit_info}); every field of it may be missing. */
record PlanLimits(List<Window> windows) {

  static final PlanLimits NONE = new PlanLimits(List.of());

  /** How much of a window an observer leaves to the user. */
  private static final double USED_MAX = 0.8;

  /**
   * One window.
   *
   * @param used the part that is used, 1 for all of it
   * @param resetsAt null when unknown
   */
  record Window(String name, double used, @Nullable Instant resetsAt) {

    boolean isSpent() {
      return used >= USED_MAX;
    }
  }

  PlanLimits {
    windows = List.copyOf(windows);
  }

  static PlanLimits of(JsonNode info) {
    List<Window> windows = new ArrayList<>();
    if (info.isObject()) {
      windows.add(window(info.path("rateLimitType").asText("plan"), info));
      for (Map.Entry<String, JsonNode> window : info.path("unifiedWindows").properties()) {
        windows.add(window(window.getKey(), window.getValue()));
      }
    }
    return new PlanLimits(windows);
  }

  private static Window window(String name, JsonNode info) {
    double used = Math.max(info.path("utilization").asDouble(0), info.path("surpassedThreshold").asDouble(0));
    if (info.path("status").asText("").equals("rejected")) {
      used = Math.max(used, 1);
    }
    JsonNode resetsAt = info.path("resetsAt");
    return new Window(
        name, used, resetsAt.canConvertToLong() ? Instant.ofEpochSecond(resetsAt.longValue()) : null);
  }
}
