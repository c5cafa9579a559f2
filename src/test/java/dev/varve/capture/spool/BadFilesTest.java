package dev.varve.capture.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFilesTest {

  @TempDir private Path spool;

  @Test
  void a_reason_goes_with_the_file_that_was_moved_back() throws IOException {
    BadFiles bad = BadFiles.of(spool);
    bad.trim();
    Files.createDirectory(spool.resolve("bad"));
    Files.writeString(spool.resolve("one"), "{");
    Files.writeString(spool.resolve("two"), "{");
    bad.add(spool.resolve("one"), "the body is no JSON");
    bad.add(spool.resolve("two"), "the body is no JSON");

    Files.move(spool.resolve("bad/one"), spool.resolve("one"));
    bad.trim();

    assertThat(spool.resolve("bad")).isDirectoryContaining("glob:**two").isDirectoryContaining("glob:**two.why");
    assertThat(spool.resolve("bad/one.why")).doesNotExist();
    assertThat(bad.reasons()).containsEntry("the body is no JSON", 1);
  }
}
