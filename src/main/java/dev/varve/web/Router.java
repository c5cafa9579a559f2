package dev.varve.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the route of a request by its path, segment by segment. Thread-safe. */
final class Router {

  /** What a path leads to. */
  sealed interface Found {

    /**
     * A route takes it.
     *
     * @param values the texts where the route has names, decoded
     */
    record Match(Route route, Map<String, String> values) implements Found {}

    /** The path takes other methods than the one it was asked with. */
    record OtherMethods(Set<String> allowed) implements Found {}

    record Nothing() implements Found {}
  }

  private record Entry(Route route, List<String> segments) {}

  private final Map<Integer, List<Entry>> byLength = new HashMap<>();

  Router(List<Route> routes) {
    for (Route route : routes) {
      List<String> segments = segments(route.path());
      byLength.computeIfAbsent(segments.size(), length -> new ArrayList<>()).add(new Entry(route, segments));
    }
  }

  Found find(String method, String path) {
    List<String> asked = segments(path);
    Set<String> others = new TreeSet<>();
    for (Entry entry : byLength.getOrDefault(asked.size(), List.of())) {
      if (!matches(entry.segments(), asked)) {
        continue;
      }
      if (entry.route().method().equals(method)) {
        return new Found.Match(entry.route(), values(entry.segments(), asked));
      }
      others.add(entry.route().method());
    }
    return others.isEmpty() ? new Found.Nothing() : new Found.OtherMethods(others);
  }

  private static boolean matches(List<String> segments, List<String> asked) {
    for (int i = 0; i < segments.size(); i++) {
      if (isName(segments.get(i)) ? asked.get(i).isEmpty() : !segments.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> values(List<String> segments, List<String> asked) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (isName(segment)) {
        values.put(segment.substring(1, segment.length() - 1), decoded(asked.get(i)));
      }
    }
    return values;
  }

  private static boolean isName(String segment) {
    return segment.startsWith("{");
  }

  /** A slash at the end means nothing. */
  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    int from = 1;
    while (from < path.length()) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      segments.add(path.substring(from, end));
      from = end + 1;
    }
    return segments;
  }

  /** A plus sign means itself in a path. */
  private static String decoded(String segment) {
    return segment.indexOf('%') < 0
        ? segment
        : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
