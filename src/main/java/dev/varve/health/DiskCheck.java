package dev.varve.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Room for more.
 *
 * @param freeBytesMin below it nothing is accepted any more
 */
record DiskCheck(Path home, long freeBytesMin) implements Check {

  @Override
  public List<Finding> findings() {
    try {
      return List.of(judged(Files.getFileStore(existing(home)).getUsableSpace()));
    } catch (IOException e) {
      return List.of(Finding.warn("disk", "free space is unknown: " + e.getMessage(), "Check the disk."));
    }
  }

  private Finding judged(long free) {
    String detail = "%s free, at least %s needed".formatted(Bytes.text(free), Bytes.text(freeBytesMin));
    if (free < freeBytesMin) {
      return Finding.fail("disk", detail, "Free some space; until then nothing new is accepted.");
    }
    return free < 2 * freeBytesMin
        ? Finding.warn("disk", detail, "Free some space before intake stops.")
        : Finding.ok("disk", detail);
  }

  private static Path existing(Path path) {
    Path parent = path.getParent();
    return Files.exists(path) || parent == null ? path : existing(parent);
  }
}
