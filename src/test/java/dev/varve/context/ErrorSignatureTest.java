package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorSignatureTest {

  /** Far more than it takes; one that is exponential does not end in it. */
  private static final Duration HANGS = Duration.ofSeconds(60);

  static Stream<Arguments> same() {
    return Stream.of(
        Arguments.of(
            "Exit code 1\nError: Cannot find module './lib/parser.js'",
            "Exit code 2\nError: Cannot find module '/srv/x/lib/parser.js'"),
        Arguments.of(
            "src/Parser.java:12: error: cannot find symbol",
            "/home/dev/tally/src/Parser.java:4711: error: cannot find symbol"),
        Arguments.of(
            "java.net.BindException: Address already in use: 127.0.0.1:8080",
            "java.net.BindException: Address already in use: 127.0.0.1:9090"),
        Arguments.of(
            "\u001b[31mFAILED\u001b[0m tests/test_a.py::test_sum - ZeroDivisionError",
            "FAILED tests/test_a.py::test_sum - ZeroDivisionError"),
        Arguments.of(
            "compiling\nmake: *** No rule to make target 'Parser.o'", "make: *** No rule to make target '/a/b/Parser.o'"),
        Arguments.of("fatal: unable to read tree 3f2a9c81d7e6", "fatal: unable to read tree 99aa0b1c2d3e4f55"),
        Arguments.of(
            "ConnectionError: request 550e8400-e29b-41d4-a716-446655440000 refused after 31ms",
            "ConnectionError: request 7d444840-9dc0-11d1-b245-5ffdce74fad2 refused after 5ms"),
        Arguments.of("2030-05-01 12:00:01 ERROR no such table: tally", "2031-11-30 03:59:59 ERROR no such table: tally"));
  }

  @ParameterizedTest
  @MethodSource("same")
  void same_mistake_has_the_same_signature(String one, String other) {
    assertThat(ErrorSignature.of(one)).isPresent().isEqualTo(ErrorSignature.of(other));
  }

  static Stream<Arguments> different() {
    return Stream.of(
        Arguments.of("Error: Cannot find module './lib/parser.js'", "Error: Cannot find module './lib/printer.js'"),
        Arguments.of("error: cannot find symbol class Tally", "error: incompatible types in Tally"),
        Arguments.of(
            "FAILED tests/test_a.py::test_sum - ZeroDivisionError",
            "FAILED tests/test_a.py::test_mean - ZeroDivisionError"));
  }

  @ParameterizedTest
  @MethodSource("different")
  void another_mistake_has_another_one(String one, String other) {
    assertThat(ErrorSignature.of(one)).isPresent().isNotEqualTo(ErrorSignature.of(other));
  }

  @Test
  void most_telling_line_counts_wherever_it_stands() {
    String error = "java.lang.IllegalStateException: no tally for the account";
    String noise = "[INFO] compiling\n".repeat(50);
    assertThat(ErrorSignature.of(noise + error + "\n" + noise)).isPresent().isEqualTo(ErrorSignature.of(error));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Exit code 3", "hello\nworld", "error: 42", "[ERROR] Tests run: 14, Failures: 3, Errors: 0, Skipped: 0\n[INFO] BUILD FAILURE", "Error 0x7f3a at /a/b"})
  void output_that_tells_nothing_has_none(String output) {
    assertThat(ErrorSignature.of(output)).isEmpty();
  }

  @Test
  void huge_and_hostile_output_does_not_hang() {
    Random random = new Random(7);
    StringBuilder output = new StringBuilder("Error: ");
    for (int i = 0; i < 200_000; i++) {
      output.append("/a.-'\"0fF@ ".charAt(random.nextInt(11)));
    }
    assertTimeoutPreemptively(HANGS, () -> ErrorSignature.of(output.toString()));
    assertTimeoutPreemptively(HANGS, () -> ErrorSignature.of("Error: " + "a/".repeat(9_000) + "a b/".repeat(9_000)));
  }
}
