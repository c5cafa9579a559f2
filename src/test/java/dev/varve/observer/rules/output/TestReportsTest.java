package dev.varve.observer.rules.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reports of test frameworks, as they print them. */
final class TestReportsTest {

  @Test
  void surefire_adds_up_the_modules_of_a_build() {
    TestRun run =
        run(
            """
            [INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in shop.TaxTest
            [INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0
            [ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1 s <<< FAILURE! - in CartTest
            [ERROR] shop.CartTest.sums -- Time elapsed: 0.01 s <<< FAILURE!
            org.opentest4j.AssertionFailedError: expected: <3> but was: <4>
            [ERROR]   CartTest.sums:12 expected: <3> but was: <4>
            [ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0
            """);
    assertRun(run, 5, 1, "CartTest.sums");
    assertThat(run.failures().getFirst().message()).endsWith("expected: <3> but was: <4>");
  }

  @Test
  void surefire_counts_a_repeated_run_once() {
    String once =
        """
        [INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in shop.TaxTest
        [INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0
        """;
    assertRun(run(once + once), 2, 0);
  }

  @Test
  void gradle() {
    TestRun run =
        run(
            """
            > Task :test FAILED

            CartTest > sums() FAILED
                org.opentest4j.AssertionFailedError: expected: <3> but was: <4>

            12 tests completed, 1 failed
            """);
    assertRun(run, 12, 1, "CartTest > sums()");
    assertThat(run.failures().getFirst().message()).contains("expected: <3>");
  }

  @Test
  void pytest_takes_whole_messages_from_the_report() {
    TestRun run =
        run(
            """
            ___________________________ test_sum ____________________________
            E       AssertionError: sum is wrong
            E       assert 4 == 3
            =========================== short test summary info ============================
            FAILED tests/test_cart.py::test_sum - AssertionError: su...
            ========================= 1 failed, 11 passed in 0.42s =========================
            """);
    assertRun(run, 12, 1, "tests/test_cart.py::test_sum");
    assertThat(run.failures().getFirst().message()).contains("sum is wrong").contains("assert 4 == 3");
  }

  @Test
  void unittest() {
    TestRun run =
        run(
            """
            FAIL: test_sum (cart.CartTest.test_sum)
            ----------------------------------------------------------------------
            Traceback (most recent call last):
              File "cart.py", line 3, in test_sum
            AssertionError: 4 != 3

            Ran 12 tests in 0.001s

            FAILED (failures=1)
            """);
    assertRun(run, 12, 1, "test_sum");
    assertThat(run.failures().getFirst().message()).isEqualTo("AssertionError: 4 != 3");
  }

  @Test
  void jest() {
    TestRun run =
        run(
            """
            FAIL src/cart.test.ts
              ● cart › sums

                expect(received).toBe(expected)

                Expected: 3
                Received: 4

            Tests:       1 failed, 5 passed, 6 total
            """);
    assertRun(run, 6, 1, "cart › sums");
    assertThat(run.failures().getFirst().message()).contains("Expected: 3").contains("Received: 4");
  }

  @Test
  void vitest() {
    TestRun run =
        run(
            """
             FAIL  src/cart.test.ts > cart > sums
            AssertionError: expected 4 to be 3
             Test Files  1 failed (1)
                  Tests  1 failed | 5 passed (6)
            """);
    assertRun(run, 6, 1, "src/cart.test.ts > cart > sums");
    assertThat(run.failures().getFirst().message()).contains("expected 4 to be 3");
  }

  @Test
  void mocha() {
    TestRun run =
        run(
            """
              5 passing (12ms)
              1 failing

              1) cart
                   sums:
                 AssertionError [ERR_ASSERTION]: 4 == 3
            """);
    assertRun(run, 6, 1, "cart > sums");
    assertThat(run.failures().getFirst().message()).contains("4 == 3");
  }

  @Test
  void node() {
    TestRun run =
        run(
            """
            ✖ sums (1.2ms)
              AssertionError [ERR_ASSERTION]: Expected values to be strictly equal
            ℹ tests 6
            ℹ pass 5
            ℹ fail 1
            """);
    assertRun(run, 6, 1, "sums");
    assertThat(run.failures().getFirst().message()).contains("strictly equal");
  }

  @Test
  void tap() {
    assertRun(run("1..2\nok 1 - adds\nnot ok 2 - sums\n"), 2, 1, "sums");
  }

  @Test
  void go() {
    TestRun run =
        run(
            """
            --- FAIL: TestSum (0.00s)
                cart_test.go:12: got 4, want 3
            FAIL
            FAIL\tshop/cart\t0.002s
            ok  \tshop/tax\t0.001s
            """);
    assertThat(run.failed()).isEqualTo(1);
    assertThat(run.failures().getFirst()).isEqualTo(new FailedTest("TestSum", "cart_test.go:12: got 4, want 3"));
  }

  @Test
  void cargo() {
    TestRun run =
        run(
            """
            test cart::sums ... FAILED
            thread 'cart::sums' panicked at src/cart.rs:9:5:
            assertion `left == right` failed
              left: 4
             right: 3
            test result: FAILED. 11 passed; 1 failed; 0 ignored; 0 measured
            """);
    assertRun(run, 12, 1, "cart::sums");
    assertThat(run.failures().getFirst().message()).contains("src/cart.rs:9:5").contains("left: 4");
  }

  @Test
  void rspec() {
    TestRun run =
        run(
            """
            Failures:

              1) Cart sums
                 Failure/Error: expect(cart.sum).to eq(3)

                   expected: 3
                        got: 4

            12 examples, 1 failure

            rspec ./spec/cart_spec.rb:5 # Cart sums
            """);
    assertRun(run, 12, 1, "Cart sums");
    assertThat(run.failures().getFirst().message()).contains("expected: 3").contains("got: 4");
  }

  @Test
  void phpunit() {
    TestRun run =
        run(
            """
            1) CartTest::testSum
            Failed asserting that 4 matches expected 3.

            FAILURES!
            Tests: 5, Assertions: 9, Failures: 1.
            """);
    assertRun(run, 5, 1, "CartTest::testSum");
    assertRun(run("OK (5 tests, 9 assertions)"), 5, 0);
  }

  @Test
  void dotnet() {
    TestRun run =
        run(
            """
              Failed Shop.CartTest.Sums [12 ms]
              Error Message:
               Assert.Equal() Failure: Expected 3, Actual 4
              Stack Trace:
            Failed!  - Failed:     1, Passed:     4, Skipped:     0, Total:     5, Duration: 20 ms - Shop.dll
            """);
    assertRun(run, 5, 1, "Shop.CartTest.Sums");
    assertThat(run.failures().getFirst().message()).contains("Expected 3");
  }

  @Test
  void ctest_and_googletest() {
    assertRun(run("80% tests passed, 1 tests failed out of 5\n\t  2 - cart_sums (Failed)"), 5, 1, "cart_sums");
    TestRun google =
        run(
            """
            cart_test.cc:9: Failure
            [  FAILED  ] Cart.Sums (0 ms)
            [==========] 5 tests from 1 test suite ran. (0 ms total)
            """);
    assertRun(google, 5, 1, "Cart.Sums");
  }

  @Test
  void deno_and_bun() {
    assertRun(run("sums ... FAILED (2ms)\nFAILED | 5 passed | 1 failed (10ms)"), 6, 1, "sums");
    assertRun(run("(fail) cart > sums [0.1ms]\n 5 pass\n 1 fail"), 6, 1, "cart > sums");
  }

  @Test
  void an_output_without_a_report_is_no_run() {
    assertThat(TestReports.read(Lines.of("error: no such file\n3 files changed, 2 insertions(+)"))).isEmpty();
  }

  private static TestRun run(String output) {
    Optional<TestRun> run = TestReports.read(Lines.of(output));
    assertThat(run).isPresent();
    return run.orElseThrow();
  }

  private static void assertRun(TestRun run, int total, int failed, String... names) {
    assertThat(run.total()).isEqualTo(total);
    assertThat(run.failed()).isEqualTo(failed);
    assertThat(run.failures()).extracting(FailedTest::name).isEqualTo(List.of(names));
  }
}
