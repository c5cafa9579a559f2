package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisibleTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Terminal terminal(boolean ansi) {
    PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Terminal(Map.of(), InstantSource.system(), printer, printer, ansi);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void what_acts_on_a_terminal_is_shown_and_does_nothing() {
    assertThat(Visible.of("a\u001b]0;title\u0007b\rc\u0008d\u009b2Je\u007f\u202ef", false))
        .isEqualTo("a␛]0;title␇b␍c␈d\ufffd2Je␡\ufffdf");
  }

  @Test
  void lines_tabs_and_all_writing_stay_as_they_are() {
    String text = "first\n\tsecond: größer, 日本, \ud83d\ude00, é";
    assertThat(Visible.of(text, false)).isSameAs(text);
  }

  @Test
  void our_own_colours_come_through_and_no_other_sequence() {
    Terminal terminal = terminal(true);
    terminal.line(terminal.red("a\u001b[2Jb"));
    assertThat(printed()).isEqualTo("\u001b[31ma␛[2Jb\u001b[0m" + System.lineSeparator());
  }

  @Test
  void everything_for_people_passes_here() {
    Terminal terminal = terminal(false);
    terminal.line("\u001b[31mline");
    terminal.note("\u0007note");
    terminal.json(Terminal.object().put("text", "\u001b[31m"));
    assertThat(printed().lines()).containsExactly("␛[31mline", "␇note", "{\"text\":\"\\u001B[31m\"}");
  }
}
