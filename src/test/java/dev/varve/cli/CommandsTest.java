package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.WorkerFile;
import dev.varve.settings.Home;
import dev.varve.settings.WorkerLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  @TempDir Path home;

  @Test
  void without_arguments_the_help_names_the_first_steps() {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run()).isZero();
    assertThat(terminal.out()).contains("varve demo", "varve doctor", "Commands:");
  }

  static Set<String> names() {
    return VarveCommand.commandLine(new TestingTerminal().terminal()).getSubcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_command_explains_itself_within_the_terminal(String command) {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run(command, "--help")).isZero();
    assertThat(terminal.lines()).hasSizeGreaterThan(3).allMatch(line -> line.length() <= Terminal.WIDTH);
    assertThat(terminal.out()).startsWith("Usage: varve " + command);
  }

  @Test
  void a_worker_that_lives_and_does_not_answer_is_told_apart_from_none() throws IOException {
    WorkerFile.ofThisProcess(closedPort(), "1").write(new Home(home).workerFile());
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("status")).isEqualTo(69);
    assertThat(terminal.out()).contains("lives but does not answer", "varve stop; varve start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "tail", "why", "audit", "queue", "search x", "get 1", "save x", "pause", "projects", "token rotate"})
  void every_command_says_of_a_worker_that_does_not_answer_what_to_do(String command) throws IOException {
    Home place = new Home(home);
    TestingTerminal terminal = new TestingTerminal(home);
    try (WorkerLock _ = WorkerLock.acquire(place)) {
      Files.createFile(place.database());
      Files.writeString(place.tokenFile(), "ab".repeat(32));
      WorkerFile.ofThisProcess(closedPort(), "1").write(place.workerFile());
      assertThat(terminal.run(command.split(" "))).isEqualTo(69);
      assertThat(terminal.err()).contains("lives but does not answer", "varve stop; varve start");
    }
  }

  @Test
  void second_worker_is_told_that_the_home_is_taken_although_the_first_is_too_busy_to_answer() throws IOException {
    Home place = new Home(home);
    TestingTerminal terminal = new TestingTerminal(home);
    try (WorkerLock _ = WorkerLock.acquire(place)) {
      Files.writeString(place.tokenFile(), "ab".repeat(32));
      WorkerFile.ofThisProcess(closedPort(), "1").write(place.workerFile());
      assertThat(terminal.run("serve", "--port", "0")).isEqualTo(ExitCode.BUSY.status());
      assertThat(terminal.err()).contains("lives but does not answer");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/home"})
  void doctor_says_what_is_wrong_with_a_home_that_is_a_file(String below) throws IOException {
    TestingTerminal terminal = new TestingTerminal(Path.of(Files.createFile(home.resolve("file")) + below));
    assertThat(terminal.run("doctor", "--json")).isEqualTo(1);
    assertThat(terminal.json().path("findings").findValuesAsText("name")).containsExactly("java", "home");
    assertThat(terminal.json().at("/findings/1/detail").asText()).contains("is a file");
    assertThat(terminal.json().at("/findings/1/remedy").asText()).contains("set VARVE_HOME");
  }

  @Test
  void version_is_told() {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("--version")).isZero();
    assertThat(terminal.out()).startsWith("varve ");
  }

  @Test
  void unknown_command_names_the_nearest_one() {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("statsu")).isEqualTo(2);
    assertThat(terminal.err()).contains("statsu", "varve status");
  }

  @Test
  void unknown_option_names_the_nearest_one() {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("demo", "--keeep")).isEqualTo(2);
    assertThat(terminal.err()).contains("--keeep", "--keep");
  }

  @Test
  void a_usage_error_is_one_line_of_json_when_asked_for() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("queue", "drop", "5", "--json")).isEqualTo(2);
    assertThat(terminal.json().path("exitCode").asInt()).isEqualTo(2);
    assertThat(terminal.json().path("remedy").asText()).contains("--yes");
  }

  @Test
  void status_without_a_worker_says_so() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("status")).isEqualTo(69);
    assertThat(terminal.out()).contains("not running", "varve start");
    assertThat(terminal.run("status", "--json")).isEqualTo(69);
    assertThat(terminal.json().path("running").asBoolean()).isFalse();
  }

  @Test
  void stop_without_a_worker_is_harmless() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("stop", "--json")).isZero();
    assertThat(terminal.json().path("stopped").asBoolean()).isFalse();
  }

  /** Not by force, which would leave it no time to close. */
  @Test
  void a_suspended_worker_is_let_go_on_and_ends_by_itself() throws Exception {
    Process worker = new ProcessBuilder("sleep", "600").start();
    try {
      assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid())).start().waitFor()).isZero();
      Instant began = worker.info().startInstant().orElseThrow();
      new WorkerFile(worker.pid(), began, 1, "test").write(new Home(home).workerFile());
      TestingTerminal terminal = new TestingTerminal(home);
      assertThat(terminal.run("stop", "--json")).isZero();
      assertThat(terminal.json().path("pid").asLong()).isEqualTo(worker.pid());
      assertThat(worker.waitFor()).isEqualTo(143);
    } finally {
      worker.destroyForcibly();
    }
  }

  @Test
  void tail_without_a_worker_is_unavailable() {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("tail")).isEqualTo(69);
    assertThat(terminal.err()).contains("no worker is running", "varve start");
  }

  @Test
  void a_running_worker_is_not_started_again() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      TestingTerminal terminal = new TestingTerminal(home);
      assertThat(terminal.run("start")).isZero();
      assertThat(terminal.out()).startsWith("already running");
      assertThat(door.asked).isEmpty();
    }
  }

  @Test
  void audit_fails_when_the_books_do_not_balance() throws IOException {
    String audit =
        """
        {"balanced":false,"accepted":3,"states":{"pending":1,"done":1},"remembered":1,"notRemembered":0,
        "skipped":{},"redacted":{"github":2},"exceptions":["session 1 accepted 3 messages and holds 2"]}""";
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/audit", 200, audit);
      TestingTerminal terminal = new TestingTerminal(home);
      assertThat(terminal.run("audit")).isEqualTo(1);
      assertThat(terminal.out())
          .contains("accepted 3 = pending 1 + done 1 (remembered 1, not remembered 0)   NOT BALANCED")
          .contains("session 1 accepted 3 messages and holds 2");
      assertThat(terminal.run("audit", "--json")).isEqualTo(1);
      assertThat(terminal.json().path("accepted").asInt()).isEqualTo(3);
    }
  }

  @Test
  void queue_lists_the_dead_with_their_reason() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/queue", 200, dead(4));
      TestingTerminal terminal = new TestingTerminal(home);
      assertThat(terminal.run("queue")).isZero();
      assertThat(terminal.out()).contains("Bash", "no valid reply", "varve queue retry");
    }
  }

  @Test
  void retry_says_which_ids_were_not_dead() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/queue/retry", 200, "{\"changed\":1}");
      TestingTerminal terminal = new TestingTerminal(home);
      assertThat(terminal.run("queue", "retry", "4", "5", "--json")).isEqualTo(1);
      assertThat(terminal.json()).hasToString("{\"changed\":1,\"missing\":1}");
      assertThat(door.asked).containsExactly("POST /v1/queue/retry {\"ids\":[4,5]}");
    }
  }

  @Test
  void dropping_names_what_was_dropped() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/queue/drop", 200, "{\"changed\":2}");
      TestingTerminal terminal = new TestingTerminal(home);
      assertThat(terminal.run("queue", "drop", "4", "5", "--yes")).isZero();
      assertThat(terminal.out()).contains("dropped: 2");
      assertThat(door.asked).containsExactly("POST /v1/queue/drop {\"ids\":[4,5]}");
    }
  }

  @Test
  void drop_needs_a_yes() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      assertThat(new TestingTerminal(home).run("queue", "drop", "--all")).isEqualTo(2);
      assertThat(door.asked).isEmpty();
    }
  }

  @Test
  void a_refusal_of_the_worker_comes_with_its_remedy() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/queue", 507, "{\"detail\":\"the disk is full\",\"remedy\":\"Free some space.\"}");
      TestingTerminal terminal = new TestingTerminal(home);
      assertThat(terminal.run("queue")).isEqualTo(74);
      assertThat(terminal.err()).contains("the disk is full", "Free some space.");
    }
  }

  @Test
  void serving_a_home_that_is_served_already_says_how_to_look_at_the_worker() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    try (WorkerLock _ = WorkerLock.acquire(new Home(home))) {
      assertThat(terminal.run("serve", "--port", "0", "--json")).isEqualTo(75);
      assertThat(terminal.json().path("error").asText()).contains("a worker already runs on " + home);
      assertThat(terminal.json().path("remedy").asText()).contains("varve status");
    }
  }

  @Test
  void a_worker_of_another_home_is_not_ours_and_never_sees_our_token() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      Files.writeString(home.resolve("token"), "cd".repeat(32));
      assertThat(new TestingTerminal(home).run("status")).isEqualTo(69);
      assertThat(door.asked).isEmpty();
    }
  }

  @Test
  void doctor_sees_an_old_script_and_what_the_spool_could_not_deliver() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    Path script = Files.createDirectories(home.resolve("bin")).resolve("varve-hook");
    Files.writeString(script, "#!/bin/sh\nlauncher='/bin/true'\n");
    Path spool = home.resolve("spool");
    Files.createDirectories(spool.resolve("bad"));
    Files.writeString(spool.resolve("codex@Stop@1-2"), "{}");
    Files.writeString(spool.resolve("bad/torn"), "{");
    Files.writeString(spool.resolve("bad/torn.why"), "it is no JSON\n");
    Files.writeString(spool.resolve("dropped"), "...");
    terminal.run("doctor", "--json");
    assertThat(terminal.json().path("findings").findValuesAsText("detail"))
        .contains("1 events wait, 1 kB for a worker", "3 events were given up because the spool or the disk was full")
        .contains(script + " is not that of this version and these settings")
        .anyMatch(detail -> detail.startsWith("1 files could not be taken") && detail.endsWith("1 because it is no JSON"));
    Files.writeString(script, "#!/bin/sh\nlauncher='/gone/varve'\n");
    terminal.run("doctor", "--json");
    assertThat(terminal.json().path("findings").findValuesAsText("remedy"))
        .contains("Run by the launcher you use now: varve install");
  }

  @ParameterizedTest
  @CsvSource({"perl,false", "curl,false", "wget,true"})
  void doctor_misses_perl_and_curl_only_where_there_is_neither(String program, boolean missed) throws IOException {
    Path tools = Files.createDirectories(home.resolve("tools"));
    assertThat(Files.createFile(tools.resolve(program)).toFile().setExecutable(true)).isTrue();
    Files.writeString(Files.createDirectories(home.resolve("bin")).resolve("varve-hook"), "launcher='/bin/true'\n");
    TestingTerminal terminal = new TestingTerminal(home).with("PATH", tools.toString());
    terminal.run("doctor", "--json");
    assertThat(terminal.json().path("findings").findValuesAsText("remedy").contains("Install perl or curl."))
        .isEqualTo(missed);
  }

  @Test
  void tokens_are_replaced_with_and_without_a_worker() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("token", "rotate", "hooks", "--json")).isZero();
    assertThat(terminal.json()).hasToString("{\"rotated\":[\"hooks\"]}");
    String before = Files.readString(home.resolve("hook-token"));
    assertThat(terminal.run("token", "rotate")).isZero();
    assertThat(home.resolve("hook-token")).content().hasSize(64).isNotEqualTo(before);
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/tokens/rotate", 200, "{}");
      assertThat(terminal.run("token", "rotate", "worker")).isZero();
      assertThat(door.asked).containsExactly("POST /v1/tokens/rotate?which=worker {}");
    }
  }

  /** Nobody listens there. */
  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String dead(long id) {
    return """
        {"depth":0,"states":{"dead":1},"dead":{"items":[{"id":%d,"session":1,"kind":"tool_use","tool":"Bash",
        "attempts":6,"error":"no valid reply","diedAt":"2026-11-17T09:00:00Z"}],"next":null}}"""
        .formatted(id);
  }
}
