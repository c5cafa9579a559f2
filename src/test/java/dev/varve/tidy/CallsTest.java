package dev.varve.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import dev.varve.redact.Redacted;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls that belong to few places. Method references count as calls. */
class CallsTest {

  private static final Map<String, Set<String>> SLEEPS =
      Map.of("java.lang.Thread", Set.of("sleep"), "java.util.concurrent.TimeUnit", Set.of("sleep"));

  private static final Map<String, Set<String>> CLOCK_READS =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.OffsetDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"));

  private static final Map<String, Set<String>> CLOCKS =
      Map.of(
          "java.lang.System", Set.of("nanoTime"),
          "java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone"),
          "java.time.InstantSource", Set.of("system"));

  private static final Map<String, Set<String>> STANDARD_STREAMS = Map.of("java.lang.System", Set.of("out", "err"));

  private static DescribedPredicate<JavaAccess<?>> anyOf(Map<String, Set<String>> members) {
    return describe(
        "one of " + members,
        access ->
            members
                .getOrDefault(access.getTargetOwner().getFullName(), Set.of())
                .contains(access.getTarget().getName()));
  }

  /** Whoever could make one could store a secret: the queue takes nothing else. */
  @Test
  void only_the_redactor_makes_redacted_text() {
    constructors().that().areDeclaredIn(Redacted.class).should().bePackagePrivate().check(Code.program());
  }

  /** A sleep is a guess about somebody else's time; commands and benchmarks that wait for a process must ask again. */
  @Test
  void the_worker_never_sleeps() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.varve.bench..")
        .and()
        .doNotHaveFullyQualifiedName("dev.varve.cli.Patience")
        .should()
        .accessTargetWhere(anyOf(SLEEPS))
        .check(Code.program());
  }

  /** A sleeping test is slow when it passes and wrong when the machine is busy. */
  @Test
  void tests_never_sleep() {
    noClasses().should().accessTargetWhere(anyOf(SLEEPS)).check(Code.tests());
  }

  /** Time is passed in, so that tests and simulations can move it. */
  @Test
  void nobody_reads_the_clock_past_the_one_passed_in() {
    noClasses().should().accessTargetWhere(anyOf(CLOCK_READS)).check(Code.program());
  }

  /** The edges choose the clock; only the store, for the age of its backups, still takes the system's. */
  @Test
  void only_the_edges_choose_the_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.varve", "dev.varve.cli..", "dev.varve.bench..")
        .and()
        .doNotHaveFullyQualifiedName("dev.varve.store.SqliteDatabase")
        .should()
        .accessTargetWhere(anyOf(CLOCKS))
        .check(Code.program());
  }

  /** Stdout belongs to whoever reads a command's answer; the worker has its log. */
  @Test
  void only_commands_print() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.varve.cli..", "dev.varve.bench..")
        .and()
        .doNotHaveFullyQualifiedName("dev.varve.Varve")
        .should()
        .accessTargetWhere(anyOf(STANDARD_STREAMS))
        .check(Code.program());
  }
}
