package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.cli.LineStream.Heard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class TailCommandTest {

  private static final String EVENTS = "/v1/events";

  @TempDir Path home;
  @AutoClose private TestingDoor door;
  private TestingTerminal terminal;

  @BeforeEach
  void open() throws IOException {
    door = TestingDoor.open(home);
    terminal = new TestingTerminal(home);
  }

  @Test
  void what_is_kept_is_printed_and_it_ends() throws IOException {
    door.answers(EVENTS, 200, "id: 9\nevent: prompt\ndata: {\"session\":1,\"subject\":2}\n\n");
    assertThat(terminal.run("tail", "--json")).isZero();
    assertThat(terminal.json().path("data").path("subject").asInt()).isEqualTo(2);
    assertThat(terminal.run("tail", "--since", "3")).isZero();
    assertThat(terminal.out()).contains("9  prompt", "session 1, subject 2");
  }

  @ParameterizedTest
  @CsvSource({"400, 2", "401, 2", "503, 69"})
  void a_worker_that_refuses_is_no_worker_that_has_nothing_to_say(int status, int exitCode) throws IOException {
    door.answers(EVENTS, status, "{\"detail\":\"not like that\",\"remedy\":\"Do it otherwise.\"}");
    for (String[] line : new String[][] {{"tail"}, {"tail", "--follow"}, {"tail", "--since=5"}}) {
      assertThat(terminal.run(line)).isEqualTo(exitCode);
      assertThat(terminal.err()).contains("error: not like that", "Do it otherwise.").doesNotContain("closed");
    }
    assertThat(terminal.run("tail", "--json")).isEqualTo(exitCode);
    assertThat(terminal.json().path("error").asText()).isEqualTo("not like that");
    assertThat(terminal.json().path("exitCode").asInt()).isEqualTo(exitCode);
  }

  /** Silence counts from the first line on; none at all is allowed here, and it is heard nevertheless. */
  @Test
  void a_stream_that_begins_late_is_waited_for() throws Exception {
    CountDownLatch awaited = new CountDownLatch(1);
    door.answers(EVENTS, 200, "event: status\ndata: {}\n\n").firstDoes(EVENTS, () -> hold(awaited));
    try (Api api = Workplace.at(home, Map.of()).required().api();
        LineStream stream = LineStream.ofEvents(api, "0", Duration.ZERO)) {
      FutureTask<Heard> first = new FutureTask<>(stream::next);
      Thread listener = Thread.ofPlatform().start(first);
      await().until(() -> listener.getState() == Thread.State.TIMED_WAITING || first.isDone());
      awaited.countDown();
      assertThat(first.get()).isEqualTo(new Heard.Line("event: status"));
    }
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
