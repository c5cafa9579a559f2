package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @TempDir Path directory;

  /** The program only notes what it was given, so the training ends there. */
  @Test
  void the_worker_that_is_trained_knows_nothing_of_the_user() throws IOException {
    Path noted = directory.resolve("noted");
    Path program = directory.resolve("program");
    Files.writeString(program, "#!/bin/sh\nenv >'%s'\nexit 74\n".formatted(noted));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    TestingTerminal terminal =
        new TestingTerminal(directory.resolve("home"))
            .with("VARVE_OBSERVER_CLAUDE_PATH", "/of/the/user")
            .with("VARVE_SEARCH_VECTORS_URL", "https://of.the.user")
            .with("CLAUDE_CONFIG_DIR", "/of/the/user")
            .with("CODEX_HOME", "/of/the/user");
    assertThat(terminal.run("train", directory.resolve("native").toString(), program.toString())).isEqualTo(74);
    assertThat(noted)
        .content()
        .contains("VARVE_SERVER_PORT=0", "VARVE_OBSERVER_USE=rules")
        .doesNotContain("of/the/user", "of.the.user", directory.resolve("home").toString());
  }
}
