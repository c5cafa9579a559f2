package dev.varve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {

  private static List<JsonLines.Line> read(String text) throws IOException {
    JsonLines lines = new JsonLines(new ByteArrayInputStream(text.getBytes(UTF_8)));
    List<JsonLines.Line> read = new ArrayList<>();
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      read.add(line);
    }
    return read;
  }

  private static List<String> texts(String text) throws IOException {
    return read(text).stream().map(line -> new String(line.bytes(), UTF_8)).toList();
  }

  @Test
  void lines_end_at_a_line_feed_or_with_the_input() throws IOException {
    assertThat(texts("one\ntwo äö\n\nlast")).containsExactly("one", "two äö", "", "last");
    assertThat(texts("")).isEmpty();
    assertThat(texts("one\n")).containsExactly("one");
  }

  @Test
  void what_has_nothing_to_say_is_blank() throws IOException {
    assertThat(read("\n \t\r\n x\n")).extracting(JsonLines.Line::isBlank).containsExactly(true, true, false);
  }

  @Test
  void a_line_that_is_too_long_is_cut_and_the_next_one_is_whole() throws IOException {
    String most = "x".repeat(JsonLines.LINE_BYTES_MAX);

    assertThat(read(most + "\n" + most + "y\nnext\n")).extracting(JsonLines.Line::isCut).containsExactly(false, true, false);
    assertThat(texts(most + "yyy\nnext")).containsExactly(most, "next");
  }
}
