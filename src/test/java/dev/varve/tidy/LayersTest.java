package dev.varve.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages are in the order of the data, and none knows what comes after it. */
class LayersTest {

  private static final String ROOT = "dev.varve";

  private static final Set<String> GROUND =
      Set.of("text", "shell", "cache", "redact", "store", "process", "git", "events", "settings", "health", "embed");

  /** Bench measures the whole program and cli starts it, so both may use everything. */
  private static final Set<String> ON_TOP = Set.of("cli", "bench");

  /**
   * Of the ground, only some look at something else: redaction at what reads text, the checkup at the settings, and a model
   * tells its troubles.
   */
  private static final Map<String, List<String>> GROUND_ALLOWED =
      Map.ofEntries(
          Map.entry("text", List.of()),
          Map.entry("shell", List.of()),
          Map.entry("cache", List.of()),
          Map.entry("redact", List.of("text")),
          Map.entry("store", List.of()),
          Map.entry("process", List.of()),
          Map.entry("git", List.of()),
          Map.entry("events", List.of()),
          Map.entry("settings", List.of()),
          Map.entry("health", List.of("settings")),
          Map.entry("embed", List.of("events")));

  /**
   * Besides the ground. A captured event says how its tool use ended in the observer's word {@code Outcome}, and the
   * hook's answer carries context; context asks for a project by the session's word {@code Place}.
   */
  private static final Map<String, List<String>> ABOVE_ALLOWED =
      Map.of(
          "capture", List.of("queue", "session", "memory", "observer", "context"),
          "queue", List.of(),
          "session", List.of("queue", "observer", "memory"),
          "observer", List.of("queue"),
          "memory", List.of("queue"),
          "search", List.of("memory", "queue"),
          "context", List.of("memory", "session", "search"),
          "install", List.of(),
          "mcp", List.of("capture", "queue", "memory", "search"),
          "web", List.of("capture", "queue", "session", "memory", "observer", "search", "context", "mcp"));

  static Stream<String> packages() {
    return Stream.concat(GROUND_ALLOWED.keySet().stream(), ABOVE_ALLOWED.keySet().stream()).sorted();
  }

  private static List<String> allowed(String name) {
    List<String> allowed = new ArrayList<>(List.of(name));
    if (GROUND.contains(name)) {
      allowed.addAll(GROUND_ALLOWED.get(name));
    } else {
      allowed.addAll(GROUND);
      allowed.addAll(ABOVE_ALLOWED.get(name));
    }
    return allowed;
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_uses_only_what_comes_before_it(String name) {
    String[] allowed = allowed(name).stream().map(LayersTest::path).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(path(name))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
        .check(Code.program());
  }

  @Test
  void every_package_has_its_place_in_the_order() {
    Set<String> known = new TreeSet<>(ON_TOP);
    packages().forEach(known::add);
    Set<String> found = new TreeSet<>();
    Code.program().forEach(type -> found.add(top(type.getPackageName())));
    found.remove("");
    assertThat(found).isEqualTo(known);
  }

  private static String path(String name) {
    return ROOT + "." + name + "..";
  }

  /** The package below the root, or nothing for the root itself. */
  private static String top(String packageName) {
    return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1).split("\\.", -1)[0];
  }
}
