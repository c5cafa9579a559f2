package dev.varve.capture.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in a file and however it grows, reading ends and gives the same. */
class ReadingPropertyTest {

  private static final byte[] CLAUDE = Recording.text("s2-agent").getBytes(UTF_8);
  private static final byte[] CODEX = Recording.text("codex-mcp").getBytes(UTF_8);

  @TempDir private static Path directory;

  private static Path file() {
    return directory.resolve("transcript.jsonl");
  }

  private static TranscriptFormat format(boolean isClaude) {
    return isClaude ? ClaudeCodeTranscript.FORMAT : CodexTranscript.FORMAT;
  }

  private static List<String> found(TranscriptFile reading, long offset) throws IOException {
    List<String> found = new ArrayList<>();
    reading.pass(offset).events().forEach(located -> found.add(located.event().toString()));
    return found;
  }

  @Test
  void a_file_that_grows_in_any_steps_gives_what_it_gives_as_a_whole() {
    Chance.tries(40, chance -> assertGrowing(chance.random(), chance.yes()));
  }

  /** In one go, by one reader that goes on, and by a new reader for each part. */
  private static void assertGrowing(Random random, boolean isClaude) throws IOException {
    Path file = file();
    TranscriptFormat format = format(isClaude);
    byte[] all = isClaude ? CLAUDE : CODEX;
    Files.write(file, all);
    List<String> whole = found(new TranscriptFile(file, format), 0);
    List<String> kept = new ArrayList<>();
    List<String> anew = new ArrayList<>();
    TranscriptFile reading = new TranscriptFile(file, format);
    long offset = 0;
    Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    for (int from = 0, to; from < all.length; from = to) {
      to = Math.min(all.length, from + 1 + random.nextInt(9_000));
      Files.write(file, Arrays.copyOfRange(all, from, to), StandardOpenOption.APPEND);
      kept.addAll(found(reading, reading.offset()));
      TranscriptFile fresh = new TranscriptFile(file, format);
      anew.addAll(found(fresh, offset));
      offset = fresh.offset();
    }

    assertThat(whole).isNotEmpty();
    assertThat(kept).isEqualTo(whole);
    assertThat(anew).isEqualTo(whole);
  }

  @Test
  void bytes_of_any_kind_are_read_to_the_last_line() {
    Chance.tries(300, chance -> assertRead(chance.bytes(255), chance.yes()));
  }

  private static void assertRead(byte[] bytes, boolean isClaude) throws IOException {
    Files.write(file(), bytes);
    TranscriptFile reading = new TranscriptFile(file(), format(isClaude));
    found(reading, 0);

    int lastLine = 0;
    for (int i = 0; i < bytes.length; i++) {
      lastLine = bytes[i] == '\n' ? i + 1 : lastLine;
    }
    assertThat(reading.offset()).isEqualTo(lastLine);
  }

  /** A damaged line costs what it says, never the others. */
  @Test
  void damage_in_the_middle_ends_no_reading() {
    Chance.tries(
        200,
        chance -> {
          boolean isClaude = chance.yes();
          byte[] bytes = (isClaude ? CLAUDE : CODEX).clone();
          for (int damages = chance.between(1, 40); damages > 0; damages--) {
            bytes[chance.random().nextInt(bytes.length)] = (byte) chance.random().nextInt(256);
          }
          bytes[bytes.length - 1] = '\n';
          Files.write(file(), bytes);
          TranscriptFile reading = new TranscriptFile(file(), format(isClaude));
          found(reading, 0);

          assertThat(reading.offset()).isPositive();
        });
  }
}
