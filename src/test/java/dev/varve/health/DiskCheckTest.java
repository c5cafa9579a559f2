package dev.varve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {

  @TempDir Path directory;

  private static Finding finding(Path home, long freeBytesMin) {
    return new DiskCheck(home, freeBytesMin).findings().getFirst();
  }

  @Test
  void room_enough_is_fine() {
    Finding finding = finding(directory, 1_000);
    assertThat(finding.level()).isEqualTo(Level.OK);
    assertThat(finding.detail()).endsWith("B free, at least 1.0 kB needed");
  }

  @Test
  void room_that_will_soon_be_too_little_deserves_a_look() throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace();
    assertThat(finding(directory, free / 4 * 3).level()).isEqualTo(Level.WARN);
  }

  @Test
  void too_little_room_fails_with_what_it_means() {
    Finding finding = finding(directory, Long.MAX_VALUE / 2);
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.remedy()).contains("Free some space", "nothing new is accepted");
  }

  @Test
  void the_disk_of_a_home_that_is_not_there_yet_is_the_one_it_will_be_on() {
    assertThat(finding(directory.resolve("not/there/yet"), 0).level()).isEqualTo(Level.OK);
  }
}
