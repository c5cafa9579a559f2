package dev.varve.observer.rules.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects failed tests by name; the first message of a name that says something stays. */
final class Failures {

  /** More than these are a broken build, not failing tests. */
  private static final int FAILURES_MAX = 20;

  private final Map<String, String> messages = new LinkedHashMap<>();

  void add(String name, String message) {
    String known = messages.get(name);
    boolean fits = known == null ? messages.size() < FAILURES_MAX : known.isEmpty();
    if (fits) {
      messages.put(name, message.strip());
    }
  }

  List<FailedTest> list() {
    List<FailedTest> failures = new ArrayList<>();
    messages.forEach((name, message) -> failures.add(new FailedTest(name, message)));
    return failures;
  }
}
