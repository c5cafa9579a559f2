package dev.varve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCheckTest {

  private static Finding finding(String version) {
    return new JavaCheck(Runtime.Version.parse(version), "/opt/jdk").findings().getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.1+9", "26-ea+3"})
  void the_java_it_is_made_for_and_newer_ones_will_do(String version) {
    assertThat(finding(version)).isEqualTo(Finding.ok("java", version + " in /opt/jdk"));
  }

  @Test
  void an_older_java_fails_with_the_one_that_is_needed() {
    assertThat(finding("21.0.5")).isEqualTo(
        Finding.fail("java", "21.0.5 in /opt/jdk", "Varve needs JDK 25; set JAVA_HOME to one."));
  }

  @Test
  void ours_will_do() {
    assertThat(new JavaCheck(Runtime.version(), "here").findings()).extracting(Finding::level).containsExactly(Level.OK);
  }
}
