package dev.varve.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The same promises for every way to spawn that this machine offers. */
@ParameterizedClass
@MethodSource("dev.varve.process.TestingChildren#lines")
class SupervisorTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String GRANDCHILDREN = "(sleep 1000 & sleep 1000) &\nsleep 1000 &\necho ready\n";

  @TempDir
  Path directory;

  private final SpawnLine line;

  SupervisorTest(SpawnLine line) {
    this.line = line;
  }

  @Test
  void a_child_answers_lines_and_ends_with_its_own_code() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("read line\necho \"got $line\"\nexit 7");
      child.send("a word");

      assertThat(child.next()).isEqualTo(new Output.Line("got a word"));
      assertThat(child.next()).isEqualTo(new Output.Ended());
      assertThat(child.next()).isEqualTo(new Output.Ended());
      assertThat(child.awaitExit(LONG)).isTrue();
      assertThat(child.end().status()).isEqualTo(7);
    }
  }

  @Test
  void a_child_that_was_killed_says_so_whoever_stood_before_it() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("echo last words >&2\necho ready\nexec sleep 1000");
      child.next();
      TestingChildren.program(child, "sleep").destroyForcibly();

      assertThat(child.awaitExit(LONG)).isTrue();
      assertThat(child.end()).isEqualTo(new ChildEnd(137, "last words\n"));
      assertThat(child.end().told()).isEqualTo("was killed by signal 9");
    }
  }

  @Test
  void a_child_that_starts_slowly_gets_what_was_sent_before() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("sleep 0.2\ncat");
      child.send("early");
      child.closeInput();

      assertThat(child.next()).isEqualTo(new Output.Line("early"));
      assertThat(child.awaitExit(LONG)).isTrue();
    }
  }

  @Test
  void half_a_line_at_the_end_is_not_a_line() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("printf 'whole\\nhalf'");

      assertThat(child.next()).isEqualTo(new Output.Line("whole"));
      assertThat(child.next()).isEqualTo(new Output.Ended());
    }
  }

  @Test
  void a_flood_of_lines_is_read_to_the_end_and_held_in_bounds() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("yes a line of the flood | head -c 20000000; echo last words >&2");

      assertThat(child.awaitExit(LONG)).isTrue();
      assertThat(child.errors()).isEqualTo("last words\n");
      long bytes = 0;
      Output next = child.next();
      while (next instanceof Output.Line taken) {
        bytes += taken.text().length();
        next = child.next();
      }
      assertThat(next).isInstanceOf(Output.Overrun.class);
      assertThat(bytes).isBetween(1L, (long) TestingChildren.SMALL.waitingBytesMax());
      assertThat(child.next()).isEqualTo(new Output.Ended());
    }
  }

  @Test
  void a_line_without_an_end_is_an_overrun() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("yes | tr -d '\\n' | head -c 5000000; echo; echo more");

      assertThat(child.next()).isInstanceOf(Output.Overrun.class);
      assertThat(child.next()).isEqualTo(new Output.Ended());
      assertThat(child.awaitExit(LONG)).isTrue();
    }
  }

  @Test
  void of_a_flooded_stderr_the_end_is_kept() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("yes noise | head -c 3000000 >&2; echo the end >&2");

      assertThat(child.awaitExit(LONG)).isTrue();
      assertThat(child.errors()).hasSize(TestingChildren.SMALL.errorBytesMax()).endsWith("the end\n");
    }
  }

  @Test
  void every_output_is_a_sign_of_life() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      children.nanos.set(1);
      ChildProcess child = children.child("read line\necho heard");
      assertThat(child.lastActivityNanos()).isEqualTo(1);

      children.nanos.set(42);
      child.send("hello");
      child.next();

      assertThat(child.lastActivityNanos()).isEqualTo(42);
    }
  }

  @Test
  void a_child_ends_with_its_input() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("cat");

      assertThat(children.supervisor.stop(child)).isEqualTo(StopOutcome.ENDED);
      assertThat(children.supervisor.stop(child)).isEqualTo(StopOutcome.ENDED);
    }
  }

  @Test
  void a_child_that_hangs_is_terminated() throws Exception {
    StopPatience patience = new StopPatience(Duration.ofMillis(100), LONG, LONG);
    try (var children = new TestingChildren(directory, line, patience)) {
      ChildProcess child = children.child("trap 'exit 143' TERM\necho ready\nsleep 1000 &\nwait");
      child.next();

      assertThat(children.supervisor.stop(child)).isEqualTo(StopOutcome.TERMINATED);
      assertThat(child.end().status()).isEqualTo(143);
    }
  }

  @Test
  void a_child_that_ignores_the_signal_is_killed_with_all_it_started() throws Exception {
    try (var children = new TestingChildren(directory, line, TestingChildren.SHORT)) {
      ChildProcess child = children.child("trap '' TERM\n" + GRANDCHILDREN + "while :; do sleep 1; done");
      child.next();
      List<ProcessIdentity> tree = TestingChildren.tree(child);
      assertThat(tree).hasSizeGreaterThan(3);

      assertThat(children.supervisor.stop(child)).isEqualTo(StopOutcome.KILLED);
      assertThat(tree).noneMatch(ProcessIdentity::isAlive);
    }
  }

  @Test
  void a_child_that_neither_reads_nor_ends_blocks_nobody() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child("exec <&-\necho closed\nsleep 1000");
      child.next();
      child.send("x".repeat(1_000_000));

      assertThat(children.supervisor.kill(child)).isEqualTo(StopOutcome.KILLED);
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void what_a_child_left_behind_goes_with_it() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      ChildProcess child = children.child(GRANDCHILDREN + "read line\nexit 0");
      child.next();
      List<ProcessIdentity> tree = TestingChildren.tree(child);
      child.send("go");

      assertThat(child.awaitExit(LONG)).isTrue();
      await().until(() -> tree.stream().noneMatch(ProcessIdentity::isAlive));
    }
  }

  @Test
  void the_children_of_a_session_can_be_ended_whoever_owns_them() throws Exception {
    try (var children = new TestingChildren(directory, line, TestingChildren.SHORT)) {
      ChildProcess child = children.child("sleep 1000");

      assertThat(children.supervisor.killSession(8)).isZero();
      assertThat(child.isAlive()).isTrue();
      assertThat(children.supervisor.killSession(7)).isEqualTo(1);
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void a_child_killed_as_soon_as_it_is_there_leaves_nothing() throws Exception {
    try (var children = new TestingChildren(directory, line)) {
      for (int i = 0; i < 10; i++) {
        ChildProcess child = children.child("sleep 1000 & sleep 1000 & sleep 1000");

        assertThat(children.supervisor.kill(child)).isEqualTo(StopOutcome.KILLED);
      }
    }
  }

  @Test
  void a_program_that_is_missing_is_refused() {
    try (var children = new TestingChildren(directory, line)) {
      Launch launch = children.launch(directory.resolve("missing"));

      assertThat(children.supervisor.start(launch)).isInstanceOf(Spawn.Refused.class);
      assertThat(children.supervisor.living()).isZero();
    }
  }

  @Test
  void a_directory_that_is_missing_is_refused() {
    try (var children = new TestingChildren(directory, line)) {
      Launch launch = new Launch(List.of("/bin/cat"), directory.resolve("missing"), Map.of(), 1, 1);

      assertThat(children.supervisor.start(launch)).isInstanceOf(Spawn.Refused.class);
    }
  }

  @Test
  void a_closed_supervisor_has_no_children_and_starts_none() throws Exception {
    var children = new TestingChildren(directory, line, TestingChildren.SHORT);
    List<ProcessIdentity> trees = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ChildProcess child = children.child("trap '' TERM\n" + GRANDCHILDREN + "while :; do sleep 1; done");
      child.next();
      trees.addAll(TestingChildren.tree(child));
    }

    children.close();

    assertThat(trees).noneMatch(ProcessIdentity::isAlive);
    Path script = TestingChildren.script(directory, "exit 0");
    assertThat(children.supervisor.start(children.launch(script))).isInstanceOf(Spawn.Refused.class);
  }

  @Test
  void starts_and_stops_from_many_threads_leave_nothing() throws Exception {
    try (var children = new TestingChildren(directory, line);
        var threads = Executors.newFixedThreadPool(4)) {
      Callable<StopOutcome> life = () -> children.supervisor.stop(children.child("cat"));

      for (Future<StopOutcome> outcome : threads.invokeAll(Collections.nCopies(12, life))) {
        assertThat(outcome.get()).isEqualTo(StopOutcome.ENDED);
      }
      await().until(() -> children.supervisor.living() == 0);
      await().until(() -> children.registry.read().isEmpty());
    }
  }

  @Test
  void a_child_sees_nothing_of_the_agent_that_started_us() throws Exception {
    Map<String, String> surrounding = Map.of(
        "PATH", "/usr/bin:/bin", "CLAUDECODE", "1", "ANTHROPIC_API_KEY", "key", "LC_ALL", "C");
    try (var children = new TestingChildren(directory, line, TestingChildren.LONG, surrounding)) {
      ChildProcess child = children.child("env; echo end");
      List<String> names = new ArrayList<>();
      while (child.next() instanceof Output.Line taken && !taken.text().equals("end")) {
        names.add(taken.text());
      }

      assertThat(names).contains("VARVE_OBSERVER=1", "LC_ALL=C");
      assertThat(names).noneMatch(name -> name.startsWith("CLAUDE") || name.startsWith("ANTHROPIC"));
    }
  }
}
