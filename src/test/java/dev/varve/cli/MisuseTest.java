package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "queue retry x|ID must be a whole number, not 'x'|See: varve queue --help",
        "why 7 8|varve why does not take '8'|See: varve why --help",
        "why --limit 0|--limit must be a whole number from 1 to 500, not 0|See: varve why --help",
        "timeline --before 101|--before must be a whole number from 0 to 100, not 101|See: varve timeline --help",
        "tail --since -1|--since must be a whole number from 0, not -1|varve tail",
        "queue forget|ACTION must be one of list, retry, drop, not 'forget'|See: varve queue --help",
        "token rotate both|WHICH must be one of worker, hooks, not 'both'|See: varve token --help",
        "serach|there is no command 'serach'|Did you mean: varve search? See: varve --help",
        "statsu|there is no command 'statsu'|Did you mean: varve status? See: varve --help",
        "status nope|varve status does not take 'nope'|See: varve status --help",
        "status --jsno|varve status has no option --jsno|Did you mean: --json? See: varve status --help",
        "get|varve get needs REF|See: varve get --help",
        "search a --limit 2 --limit 3|--limit may be given once|See: varve search --help",
        "redact|varve redact needs --try|See: varve redact --help",
        "token rotat|ACTION must be rotate, not 'rotat'|See: varve token --help",
        "projects rename tally|rename takes a project and its new name|varve projects list",
        "install --project=tally|--project takes no value, not 'tally'|See: varve install --help"
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

  /** As when a variable of the shell is not set: nothing is done to everything, or to a project without a name. */
  @ParameterizedTest
  @ValueSource(strings = {"pause --project", "search word --project", "search word --type", "forget --yes --query"})
  void an_option_with_nothing_for_its_value_is_refused(String line) {
    TestingTerminal terminal = new TestingTerminal(home);
    String[] words = Stream.concat(Stream.of(line.split(" ")), Stream.of("")).toArray(String[]::new);
    assertThat(terminal.run(words)).isEqualTo(2);
    assertThat(terminal.err()).containsPattern("error: --[a-z]+ needs a value, [A-Z]+\n");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void an_option_without_its_value_is_told_so() {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("serve", "--port")).isEqualTo(2);
    assertThat(terminal.err()).contains("--port needs a value, PORT", "See: varve serve --help");
  }

  @Test
  void help_may_be_asked_for_by_a_word() {
    assertThat(VarveCommand.asOption("help")).containsExactly("--help");
    assertThat(VarveCommand.asOption("help", "bench", "sim")).containsExactly("bench", "sim", "--help");
    assertThat(VarveCommand.asOption("search", "help")).containsExactly("search", "help");
  }

  @Test
  void a_port_that_is_none_is_told_by_its_option() {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("serve", "--port", "99999")).isEqualTo(2);
    assertThat(terminal.err()).contains("--port must be a whole number from 0 to 65535").doesNotContain("VARVE_");
    assertThat(home).isEmptyDirectory();
  }
}
