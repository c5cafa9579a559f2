package dev.varve.health;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a worker wrote about itself in {@code worker.json}. It informs and proves nothing: the file may be older
 * than its worker's death, and its pid may belong to another program by now.
 *
 * @param startedAt start of the process as the operating system tells it
 */
public record WorkerFile(long pid, Instant startedAt, int port, String version) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The operating system computes start times from the wall clock, so they move a little when it is set. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** Of this very process. */
  public static WorkerFile ofThisProcess(int port, String version) {
    ProcessHandle self = ProcessHandle.current();
    return new WorkerFile(self.pid(), self.info().startInstant().orElse(Instant.EPOCH), port, version);
  }

  /** Replaces the file as a whole. */
  public void write(Path file) throws IOException {
    String text =
        JSON.createObjectNode()
            .put("pid", pid)
            .put("startedAt", startedAt.toString())
            .put("port", port)
            .put("version", version)
            .toString();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Empty when there is no file or nothing sensible in it. */
  public static Optional<WorkerFile> read(Path file) throws IOException {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      return Optional.of(
          new WorkerFile(
              json.path("pid").longValue(),
              Instant.parse(json.path("startedAt").asText()),
              json.path("port").intValue(),
              json.path("version").asText()));
    } catch (NoSuchFileException | JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The living process this was written by: the pid and the start time must both agree. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedWithUs);
  }

  private boolean startedWithUs(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }
}
