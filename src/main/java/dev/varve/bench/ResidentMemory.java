package dev.varve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds in memory. */
final class ResidentMemory {

  private static final String RESIDENT = "VmRSS:";

  private ResidentMemory() {}

  /** 0 where the system does not tell it. */
  static long bytes(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(RESIDENT)) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
      }
    }
    return 0;
  }
}
