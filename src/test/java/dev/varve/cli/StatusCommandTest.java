package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

  private static final String QUIET =
      """
      {"version":"1.2.3","pid":1,"startedAt":"2026-11-17T09:00:12.5Z","uptimeSeconds":11520,"working":false,"queueDepth":0,
       "sessions":{"active":0,"working":0,"waiting":0,"paused":0},
       "observers":[{"name":"rules","open":true,"used":true,"reason":"","remedy":"","since":null,"until":null,"failures":0,
         "slots":2,"taken":0,"waiting":0}],
       "disk":{"freeBytes":900000000000,"freeBytesMin":500000000,"full":false},
       "settings":{"refused":"","remedy":"","atNextStart":[]},
       "privacy":{"pauses":[],"excludedProjects":[],"excludedPaths":[],"problems":[]},"vectors":null,"eventStreams":0}""";

  private static final String BUSY =
      """
      {"version":"1.2.3","pid":1,"startedAt":"2026-11-17T09:00:12Z","uptimeSeconds":59,"working":true,"queueDepth":7,
       "sessions":{"active":4,"working":1,"waiting":2,"paused":1,
         "resting":[{"id":12,"reason":"no valid reply","until":"2026-11-17T10:15:00Z"}]},
       "observers":[
         {"name":"claude","open":false,"used":false,"reason":"quota of the subscription is used up","remedy":"Wait, or log in.",
          "since":"2026-11-17T09:30:00Z","until":"2026-11-17T12:00:00Z","failures":3,"slots":2,"taken":2,"waiting":5},
         {"name":"rules","open":true,"used":true,"reason":"","remedy":"","since":null,"until":null,"failures":0,"slots":2,
          "taken":1,"waiting":0}],
       "disk":{"freeBytes":312000000,"freeBytesMin":500000000,"full":true},
       "settings":{"refused":"line 3: unknown","remedy":"Correct it.","atNextStart":["store.readers","server.port"]},
       "privacy":{"pauses":[{"id":1,"project":null,"from":"2026-11-17T09:10:00Z","until":null},
           {"id":2,"project":"tally","from":"2026-11-17T09:20:00Z","until":"2026-11-17T11:20:00Z"}],
         "excludedProjects":["secret"],"excludedPaths":["*.pem"],
         "problems":[{"file":"/p/.varve.toml","problem":"is a link"}]},
       "vectors":{"model":"small","embedded":90,"memories":100,"refused":3,"byWords":2,"open":true,"reason":"","remedy":"",
         "until":null},
       "eventStreams":2}""";

  @TempDir Path home;
  @AutoClose private TestingDoor door;
  private TestingTerminal terminal;

  @BeforeEach
  void open() throws IOException {
    door = TestingDoor.open(home);
    terminal = new TestingTerminal(home);
  }

  /** The lines after the first, which names the port and the process. */
  private List<String> page(String status, int dead) {
    door.answers("/v1/status", 200, status);
    door.answers("/v1/queue", 200, "{\"states\":{\"dead\":%d}}".formatted(dead));
    assertThat(terminal.run("status")).as(terminal.err()).isZero();
    assertThat(terminal.lines().getFirst()).startsWith("running on http://127.0.0.1:").contains("home " + home);
    assertThat(terminal.lines()).allMatch(line -> line.length() <= Terminal.WIDTH || line.contains(home.toString()));
    return terminal.lines().subList(1, terminal.lines().size());
  }

  @Test
  void a_worker_at_rest_is_told_in_a_few_lines() {
    assertThat(page(QUIET, 0))
        .containsExactly(
            "  worker     version 1.2.3, up 3 h 12 min, since 2026-11-17 09:00 UTC",
            "  queue      nothing waits",
            "  sessions   0 active: 0 working, 0 waiting for their turn, 0 resting",
            "  observer   rules in use, 0 of 2 slots taken",
            "  streams    0 followed");
  }

  @Test
  void everything_that_is_not_as_it_should_be_is_named_with_what_to_do() {
    assertThat(page(BUSY, 2))
        .containsExactly(
            "  worker     version 1.2.3, up 59 s, since 2026-11-17 09:00 UTC",
            "  queue      7 waiting or at work, 2 dead: varve queue list",
            "  sessions   4 active: 1 working, 2 waiting for their turn, 1 resting",
            "             session 12 rests until 2026-11-17 10:15 UTC: no valid reply",
            "  observer   claude cannot be asked, 2 of 2 slots taken, 5 sessions wait for one, failed 3 times in",
            "             a row, since 2026-11-17 09:30 UTC, tried again at 2026-11-17 12:00 UTC: quota of the",
            "             subscription is used up",
            "             → Wait, or log in.",
            "  observer   rules in use, 1 of 2 slots taken",
            "  disk       312 MB are free and 500 MB are needed, so nothing new is accepted",
            "             → Free some space; the worker then goes on by itself",
            "  settings   what was changed is not followed: line 3: unknown",
            "             → Correct it.",
            "  settings   changed since the start: store.readers, server.port",
            "             → varve stop; varve start",
            "  paused     everything since 2026-11-17 09:10 UTC, until you say: varve resume",
            "  paused     tally since 2026-11-17 09:20 UTC, until 2026-11-17 11:20 UTC",
            "  excluded   secret, *.pem",
            "  privacy    /p/.varve.toml is not followed: is a link",
            "  vectors    small can be asked, has done 90 of 100 memories and refused 3, 2 answers by words alone",
            "  streams    2 followed");
  }

  @Test
  void what_a_newer_worker_says_besides_is_told_as_it_is() {
    String newer =
        """
        {"spool":{"dropped":3,"bad":0},"observers":[{"name":"rules","open":true,"used":true,"mood":"calm"}],
         "helpers":[{"name":"one","at":"work"},{"at":"rest"}],"notes":["a","b"]}""";
    assertThat(page(newer, 0))
        .endsWith(
            "  spool dropped     3",
            "  spool bad         0",
            "  observers 1 mood  calm",
            "  helpers one name  one",
            "  helpers one at    work",
            "  helpers 2 at      rest",
            "  notes 1           a",
            "  notes 2           b");
  }

  @Test
  void for_scripts_it_is_the_answer_itself() throws IOException {
    door.answers("/v1/status", 200, BUSY);
    assertThat(terminal.run("status", "--json")).isZero();
    assertThat(terminal.json().path("running").asBoolean()).isTrue();
    assertThat(terminal.json().path("home").asText()).isEqualTo(home.toString());
    assertThat(terminal.json().path("queueDepth").asInt()).isEqualTo(7);
    assertThat(terminal.json().at("/sessions/resting/0/id").asInt()).isEqualTo(12);
  }
}
