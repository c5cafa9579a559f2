package dev.varve.capture.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.capture.Delivery;
import dev.varve.capture.spool.TestingIntake.Taken;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.store.StoreException;
import dev.varve.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final int EVENT_BYTES_MAX = 200;
  private static final String SECRET = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";

  /** Stands for the end of the process: whatever it interrupts does not go on. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path spool;
  private final TestingIntake intake = new TestingIntake();
  private final TestingLookup lookup = new TestingLookup();
  private final List<EngineEvent> published = new ArrayList<>();
  private boolean room = true;
  private Drain drain;

  @BeforeEach
  void make() {
    EngineEvents events = new EngineEvents();
    events.subscribe(published::add);
    SpoolDirectory directory = new SpoolDirectory(spool, () -> NOW, EVENT_BYTES_MAX, TestingRemains.BUILT_IN);
    drain = new Drain(directory, intake, lookup, () -> room, events);
  }

  private Path put(String name, String body, int secondsAgo) throws IOException {
    Path file = Files.writeString(spool.resolve(name), body);
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(secondsAgo)));
  }

  private void run() {
    drain.run(() -> false);
  }

  private List<String> bad() throws IOException {
    return BadFiles.of(spool).all().stream().map(bad -> bad.file().getFileName().toString()).sorted().toList();
  }

  @Test
  void events_are_taken_in_the_order_they_happened_with_their_times_and_deliveries() throws Exception {
    put("claude-code@Stop@1-a", "{3}", 10);
    put("codex@PostToolUse@9-c", "{1}", 30);
    put("gemini-cli@AfterTool@5-b", "{2b}", 20);
    put("gemini-cli@AfterTool@4-b", "{2a}", 20);
    run();
    assertThat(intake.bodies()).containsExactly("{1}", "{2a}", "{2b}", "{3}");
    assertThat(intake.taken.getFirst())
        .isEqualTo(new Taken("codex", "PostToolUse", "{1}", new Delivery("9-c", NOW.minusSeconds(30))));
    assertThat(published).containsExactly(new EngineEvent.SpoolDrained(4));
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void what_nobody_can_take_is_set_aside_and_counted_and_keeps_nothing_back() throws Exception {
    put("claude-code@PostToolUse@1-torn", "{\"half\":", 40);
    put("claude-code@PostToolUse@2-large", "{" + "x".repeat(EVENT_BYTES_MAX) + "}", 30);
    put("notes.txt", "{}", 20);
    Files.createSymbolicLink(spool.resolve("codex@Stop@3-link"), Path.of("/etc/hostname"));
    put("claude-code@PostToolUse@4-whole", "{}", 10);
    run();
    assertThat(intake.bodies()).containsExactly("{}");
    assertThat(bad())
        .containsExactly(
            "claude-code@PostToolUse@1-torn", "claude-code@PostToolUse@2-large", "codex@Stop@3-link", "notes.txt");
    assertThat(published).containsExactly(new EngineEvent.SpoolDrained(1), new EngineEvent.SpoolBad(4));
    assertThat(Spool.facts(spool)).isEqualTo(new SpoolFacts(0, 0, 4, 0));
    assertThat(spool.resolve("bad/claude-code@PostToolUse@2-large.why")).hasContent("it is larger than 200 bytes");
    assertThat(Spool.badReasons(spool)).containsEntry("its name is none that the hook script gives", 2).hasSize(3);
  }

  @Test
  void nothing_raw_rests_of_what_nobody_can_take() throws Exception {
    put("claude-code@PostToolUse@1-torn", "{\"a\":\"" + SECRET + " <private>mine\", \"half\":", 40);
    put("claude-code@PostToolUse@2-escaped", "{\"a\":\"kept \\u003Cprivate>mine", 39);
    put("claude-code@PostToolUse@3-large", "{\"a\":\"" + SECRET + "\",\"b\":\"" + " x".repeat(EVENT_BYTES_MAX) + "\"}", 38);
    put("codex@Stop@4-refused", "[{\"password\":\"hunter2hunter2\",\"n\":1}]", 37);
    put("notes.txt", "my " + SECRET, 36);
    intake.meet(body -> {
      if (body.contains("bug")) {
        throw new IllegalStateException();
      }
    });
    put("codex@Stop@5-bug", "{\"bug\":\"" + SECRET + "\"}", 35);
    run();
    assertThat(bad()).hasSize(6);
    for (String name : bad()) {
      assertThat(spool.resolve("bad").resolve(name)).content().doesNotContain(SECRET, "mine", "hunter2");
    }
    assertThat(spool.resolve("bad/codex@Stop@4-refused")).content().contains("\"n\":1", "[redacted:");
    assertThat(spool.resolve("bad/claude-code@PostToolUse@2-escaped")).hasContent("{\"a\":\"kept ");
    assertThat(Files.getPosixFilePermissions(spool.resolve("bad/notes.txt")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void what_was_set_aside_keeps_its_time_and_can_be_tried_again() throws Exception {
    put("codex@Stop@1-bug", "{\"text\":\"" + SECRET + "\"}", 35);
    intake.meet(_ -> {
      throw new IllegalStateException();
    });
    run();
    Files.move(spool.resolve("bad/codex@Stop@1-bug"), spool.resolve("codex@Stop@1-bug"));
    intake.meet(_ -> {});
    run();
    Taken again = intake.taken.getFirst();
    assertThat(again.delivery()).isEqualTo(new Delivery("1-bug", NOW.minusSeconds(35)));
    assertThat(again.body()).matches("\\{\"text\":\"\\[redacted:github:[0-9a-f]{4}]\"}");
  }

  @Test
  void empty_file_is_counted_as_lost_and_goes() throws Exception {
    put("dropped", "..", 5_000);
    put("claude-code@Stop@1-empty", "", 20);
    put(".new-claude-code@Stop@2-abandoned", "", 601);
    put(".new-claude-code@Stop@3-begun", "", 5);
    put("claude-code@Stop@4-whole", "{}", 10);
    run();
    assertThat(intake.bodies()).containsExactly("{}");
    assertThat(spool.toFile().list()).containsExactlyInAnyOrder("dropped", ".new-claude-code@Stop@3-begun");
    assertThat(Spool.facts(spool)).isEqualTo(new SpoolFacts(0, 0, 0, 4));
    assertThat(published)
        .containsExactly(
            new EngineEvent.SpoolDrained(1),
            new EngineEvent.SpoolDropped(2, "their files are empty, as a full disk leaves them"));
  }

  @Test
  void what_the_script_needs_for_itself_stays() throws Exception {
    put("dropped", "...", 5_000);
    put(".new-claude-code@Stop@1-a", "{}", 5);
    Files.createDirectory(spool.resolve(".start-29000000"));
    run();
    assertThat(intake.taken).isEmpty();
    assertThat(spool.resolve("dropped")).exists();
    assertThat(spool.resolve(".new-claude-code@Stop@1-a")).exists();
    assertThat(spool.resolve(".start-29000000")).exists();
    assertThat(Spool.facts(spool)).isEqualTo(new SpoolFacts(0, 0, 0, 3));
  }

  @Test
  void mark_of_a_delivered_event_is_removed_and_nothing_else() throws Exception {
    put(".new-claude-code@Stop@1-delivered", SpoolDirectory.DELIVERED, 0);
    put(".new-claude-code@Stop@2-begun", "{\"", 0);
    put(".new-claude-code@Stop@3-empty", "", 0);
    run();
    assertThat(spool.toFile().list())
        .containsExactlyInAnyOrder(".new-claude-code@Stop@2-begun", ".new-claude-code@Stop@3-empty");
    assertThat(published).isEmpty();
  }

  @Test
  void what_a_killed_script_had_read_whole_is_taken_later_and_a_half_is_set_aside() throws Exception {
    put(".new-claude-code@Stop@1-whole", "{}", 601);
    put(".new-claude-code@Stop@2-half", "{\"a\"", 601);
    run();
    assertThat(intake.taken).containsExactly(
        new Taken("claude-code", "Stop", "{}", new Delivery("1-whole", NOW.minusSeconds(601))));
    assertThat(bad()).containsExactly(".new-claude-code@Stop@2-half");
  }

  @Test
  void store_that_takes_nothing_keeps_everything_waiting_in_order() throws Exception {
    put("claude-code@Stop@1-a", "{1}", 20);
    put("claude-code@Stop@2-b", "{2}", 10);
    intake.meet(_ -> {
      throw new StoreException(Reason.FULL, "no space", null);
    });
    run();
    run();
    assertThat(published).hasSize(1).first().isInstanceOf(EngineEvent.Fault.class);
    assertThat(Spool.facts(spool).files()).isEqualTo(2);

    intake.meet(_ -> {});
    run();
    assertThat(intake.bodies()).containsExactly("{1}", "{2}");
  }

  @Test
  void nearly_full_disk_keeps_everything_waiting() throws Exception {
    put("claude-code@Stop@1-a", "{1}", 20);
    room = false;
    run();
    assertThat(intake.taken).isEmpty();
    room = true;
    run();
    assertThat(intake.bodies()).containsExactly("{1}");
  }

  @Test
  void event_that_meets_a_bug_is_set_aside_with_evidence() throws Exception {
    put("claude-code@Stop@1-a", "{1}", 20);
    put("claude-code@Stop@2-b", "{2}", 10);
    intake.meet(body -> {
      if (body.equals("{1}")) {
        throw new IllegalStateException("not thought of");
      }
    });
    run();
    assertThat(intake.bodies()).containsExactly("{2}");
    assertThat(bad()).containsExactly("claude-code@Stop@1-a");
    assertThat(published)
        .contains(new EngineEvent.Fault(
            "taking claude-code@Stop@1-a from the spool", "java.lang.IllegalStateException: not thought of"));
  }

  @Test
  void crash_before_the_commit_leaves_the_event() throws Exception {
    put("claude-code@Stop@1-a", "{1}", 20);
    intake.meet(_ -> {
      throw new Crash();
    });
    assertThatThrownBy(this::run).isInstanceOf(Crash.class);
    assertThat(Spool.facts(spool).files()).isEqualTo(1);
  }

  @Test
  void pointer_goes_when_its_event_was_found_and_its_time_and_delivery_are_the_events() throws Exception {
    put("codex@Stop@1-a.pointer", "\"session_id\":\"s\"", 20);
    put("codex@Stop@2-b", "{2}", 10);
    run();
    assertThat(lookup.asked)
        .containsExactly(new Taken("codex", "Stop", "\"session_id\":\"s\"", new Delivery("1-a", NOW.minusSeconds(20))));
    assertThat(intake.bodies()).containsExactly("{2}");
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void pointer_to_what_is_not_written_yet_waits_and_keeps_nothing_back() throws Exception {
    Path full = put(".full", "", 0);
    put("codex@Stop@1-a.pointer", "1", 59);
    put("codex@Stop@2-b", "{2}", 10);
    lookup.miss("the answer");
    run();
    assertThat(intake.bodies()).containsExactly("{2}");
    assertThat(Spool.facts(spool).files()).isEqualTo(1);
    assertThat(full).doesNotExist();
    lookup.find();
    run();
    assertThat(Spool.facts(spool).files()).isZero();
    assertThat(published).containsExactly(new EngineEvent.SpoolDrained(1), new EngineEvent.SpoolDrained(1));
  }

  @Test
  void pointer_that_leads_nowhere_is_named_and_set_aside() throws Exception {
    put("gemini-cli@AfterTool@1-a.pointer", "", 60);
    put("codex@Stop@2-b", "{2}", 10);
    lookup.miss("no transcript");
    run();
    assertThat(intake.bodies()).containsExactly("{2}");
    assertThat(bad()).containsExactly("gemini-cli@AfterTool@1-a.pointer");
    assertThat(published)
        .containsExactly(
            new EngineEvent.PointerLost("gemini-cli", "AfterTool", "no transcript"),
            new EngineEvent.SpoolDrained(1),
            new EngineEvent.SpoolBad(1));
  }

  @Test
  void store_that_takes_nothing_keeps_pointers_waiting_however_old_they_are() throws Exception {
    put("codex@Stop@1-a.pointer", "1", 6_000);
    lookup.meet(
        () -> {
          throw new StoreException(Reason.FULL, "no space", null);
        });
    run();
    assertThat(Spool.facts(spool)).isEqualTo(new SpoolFacts(1, 1, 0, 0));
    assertThat(published).hasSize(1).first().isInstanceOf(EngineEvent.Fault.class);
  }

  @Test
  void told_to_stop_it_leaves_the_rest_to_the_next_worker() throws Exception {
    put("claude-code@Stop@1-a", "{1}", 20);
    put("claude-code@Stop@2-b", "{2}", 10);
    drain.run(() -> !intake.taken.isEmpty());
    assertThat(intake.bodies()).containsExactly("{1}");
    assertThat(Spool.facts(spool).files()).isEqualTo(1);
  }

  @Test
  void emptied_spool_may_be_filled_again() throws Exception {
    Path full = put(".full", "", 0);
    put("claude-code@Stop@1-a", "{1}", 20);
    room = false;
    run();
    assertThat(full).exists();
    room = true;
    run();
    assertThat(full).doesNotExist();
  }

  @Test
  void spool_that_cannot_be_used_is_said_once_and_mends_by_itself() throws Exception {
    Files.delete(spool);
    Files.writeString(spool, "in the way");
    run();
    run();
    assertThat(published).hasSize(1).first().isInstanceOf(EngineEvent.Fault.class);
    Files.delete(spool);
    run();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void only_the_newest_bad_files_are_kept() throws Exception {
    for (int i = 0; i < 1_003; i++) {
      put("bad" + i, "", 5_000 - i);
    }
    run();
    assertThat(bad()).hasSize(1_000).doesNotContain("bad0", "bad1", "bad2").contains("bad3", "bad1002");
  }
}
