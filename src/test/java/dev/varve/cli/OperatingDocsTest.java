package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperatingDocsTest {

  private static final Path PAGE = Path.of("docs", "operating.md");

  @Test
  void the_documented_exit_codes_are_those_of_the_program() throws IOException {
    List<String> documented =
        Pattern.compile("(?m)^\\| (\\d+) \\| (.*) \\|$")
            .matcher(Files.readString(PAGE))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(documented)
        .isEqualTo(
            Arrays.stream(ExitCode.values())
                .map(code -> "| %d | %s |".formatted(code.status(), code.meaning()))
                .toList());
  }

  @Test
  void every_command_and_option_is_documented() throws IOException {
    String page = Files.readString(PAGE);
    VarveCommand.commandLine(new TestingTerminal().terminal())
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (command.getCommandSpec().usageMessage().hidden()) {
                return;
              }
              assertThat(page).contains("`varve " + name);
              if (!name.equals("bench")) {
                command.getCommandSpec().options().stream()
                    .map(option -> option.names()[0])
                    .forEach(option -> assertThat(page + "`--help` -h -V").contains(option));
              }
            });
  }
}
