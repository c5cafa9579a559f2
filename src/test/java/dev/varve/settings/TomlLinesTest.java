package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TomlLinesTest {

  private final TomlLines lines =
      TomlLines.of(
          """
          # server.port = 1
          log . level = "info"
          [ "server" ] # the door
            'port' = 24200

          requests_max = 3
          [observer.rules]
          gather_silence = "2m"
          [search]
          vectors = { url = "x", model = "y" }
          """);

  @Test
  void a_key_stands_where_it_is_written_in_whatever_form() {
    assertThat(lines.line("log.level")).isEqualTo(2);
    assertThat(lines.line("server.port")).isEqualTo(4);
    assertThat(lines.line("server.requests_max")).isEqualTo(6);
    assertThat(lines.line("observer.rules.gather_silence")).isEqualTo(8);
    assertThat(lines.line("server")).isEqualTo(3);
  }

  @Test
  void what_is_in_braces_stands_where_they_are_and_the_rest_at_the_beginning() {
    assertThat(lines.line("search.vectors.model")).isEqualTo(10);
    assertThat(lines.line("store.readers")).isEqualTo(1);
  }
}
