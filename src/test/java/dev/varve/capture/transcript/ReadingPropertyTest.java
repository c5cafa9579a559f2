package dev.varve.capture.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever lies in a file and however it grows, reading ends and gives the same. */
class ReadingPropertyTest {

  private static final byte[] CLAUDE = Recording.text("s2-agent").getBytes(UTF_8);
  private static final byte[] CODEX = Recording.text("codex-mcp").getBytes(UTF_8);

  @SuppressWarnings("NullAway.Init") // Made before the first property.
  private static Path file;

  @BeforeContainer
  static void make() throws IOException {
    file = Files.createTempFile("varve-reading", ".jsonl");
  }

  @AfterContainer
  static void delete() throws IOException {
    Files.delete(file);
  }

  private static List<String> found(TranscriptFile reading, long offset) {
    try {
      List<String> found = new ArrayList<>();
      reading.pass(offset).events().forEach(located -> found.add(located.event().toString()));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(byte[] bytes, StandardOpenOption... options) {
    try {
      Files.write(file, bytes, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In one go, by one reader that goes on, and by a new reader for each part. */
  @Property(tries = 40)
  void a_file_that_grows_in_any_steps_gives_what_it_gives_as_a_whole(@ForAll Random random, @ForAll boolean isClaude) {
    TranscriptFormat format = isClaude ? ClaudeCodeTranscript.FORMAT : CodexTranscript.FORMAT;
    byte[] all = isClaude ? CLAUDE : CODEX;
    write(all);
    List<String> whole = found(new TranscriptFile(file, format), 0);
    List<String> kept = new ArrayList<>();
    List<String> anew = new ArrayList<>();
    TranscriptFile reading = new TranscriptFile(file, format);
    long offset = 0;
    write(new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    for (int from = 0, to; from < all.length; from = to) {
      to = Math.min(all.length, from + 1 + random.nextInt(9_000));
      write(Arrays.copyOfRange(all, from, to), StandardOpenOption.APPEND);
      kept.addAll(found(reading, reading.offset()));
      TranscriptFile fresh = new TranscriptFile(file, format);
      anew.addAll(found(fresh, offset));
      offset = fresh.offset();
    }

    assertThat(whole).isNotEmpty();
    assertThat(kept).isEqualTo(whole);
    assertThat(anew).isEqualTo(whole);
  }

  @Property(tries = 300)
  void bytes_of_any_kind_are_read_to_the_last_line(@ForAll byte[] bytes, @ForAll boolean isClaude) {
    write(bytes);
    TranscriptFile reading =
        new TranscriptFile(file, isClaude ? ClaudeCodeTranscript.FORMAT : CodexTranscript.FORMAT);
    found(reading, 0);

    int lastLine = 0;
    for (int i = 0; i < bytes.length; i++) {
      lastLine = bytes[i] == '\n' ? i + 1 : lastLine;
    }
    assertThat(reading.offset()).isEqualTo(lastLine);
  }

  /** A damaged line costs what it says, never the others. */
  @Property(tries = 200)
  void damage_in_the_middle_ends_no_reading(
      @ForAll Random random, @ForAll boolean isClaude, @ForAll @IntRange(min = 1, max = 40) int damages) {
    byte[] bytes = (isClaude ? CLAUDE : CODEX).clone();
    for (int i = 0; i < damages; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    bytes[bytes.length - 1] = '\n';
    write(bytes);
    TranscriptFile reading =
        new TranscriptFile(file, isClaude ? ClaudeCodeTranscript.FORMAT : CodexTranscript.FORMAT);
    found(reading, 0);

    assertThat(reading.offset()).isPositive();
  }
}
