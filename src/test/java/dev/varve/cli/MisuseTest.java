package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command line that is wrong is told what is wrong and what would be right, also in JSON. */
class MisuseTest {

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "why abc|SESSION must be a whole number, not 'abc'|varve get REF",
        "timeline --session first|--session must be a whole number, not 'first'|varve get REF",
        "timeline --before x|--before must be a whole number, not 'x'|See: varve timeline --help",
        "search a --order foo|--order must be one of relevance, time, not 'foo'|See: varve search --help",
        "queue retry x|varve queue does not take 'x'|See: varve queue --help",
        "queue forget|ACTION must be one of list, retry, drop, not 'forget'|See: varve queue --help",
        "token rotate both|WHICH must be one of worker, hooks, not 'both'|See: varve token --help",
        "serach|there is no command 'serach'|Did you mean: varve search? See: varve --help",
        "statsu|there is no command 'statsu'|Did you mean: varve status? See: varve --help",
        "status nope|varve status does not take 'nope'|See: varve status --help",
        "status --jsno|varve status has no option --jsno|Did you mean: --json? See: varve status --help",
        "get|REF|See: varve get --help"
      })
  void it_is_told_what_would_be_right(String line, String error, String remedy) throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run(line.split(" "))).isEqualTo(2);
    assertThat(terminal.err()).startsWith("error: ").contains(error, remedy).doesNotContain("picocli", "is not a");

    assertThat(terminal.run((line + " --json").split(" "))).isEqualTo(2);
    JsonNode failure = terminal.json();
    assertThat(failure.path("error").asText()).contains(error);
    assertThat(failure.path("remedy").asText()).contains(remedy);
    assertThat(failure.path("exitCode").asInt()).isEqualTo(2);
  }

  @Test
  void a_word_that_is_like_no_command_is_sent_to_the_help() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("xrob", "--json")).isEqualTo(2);
    assertThat(terminal.json().path("error").asText()).isEqualTo("there is no command 'xrob'");
    assertThat(terminal.json().path("remedy").asText()).isEqualTo("See: varve --help");
  }

  @Test
  void a_port_that_is_none_is_told_by_its_option() {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("serve", "--port", "99999")).isEqualTo(2);
    assertThat(terminal.err()).contains("--port must be a whole number from 0 to 65535").doesNotContain("VARVE_");
    assertThat(home).isEmptyDirectory();
  }
}
