package dev.varve.process;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file that names the worker's living children, so that the next worker can end what a dead one left. Written
 * whole beside itself and renamed, so a reader sees the old or the new one. Thread-safe; one worker per file.
 */
public final class ProcessRegistry {

  /** A living child, as a line of the file. */
  record Entry(long pid, String startMark, long session, long run) {

    Entry(ProcessIdentity process, Launch launch) {
      this(process.pid(), process.startMark(), launch.session(), launch.run());
    }

    ProcessIdentity process() {
      return new ProcessIdentity(pid, startMark);
    }
  }

  /**
   * What a start found.
   *
   * @param killed trees of a dead worker's children that were still alive
   * @param survived trees that could not be ended
   * @param evidence why the file could not be read; empty when it could
   */
  public record Reaped(int killed, int survived, String evidence) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration KILL_MAX = Duration.ofSeconds(3);

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  /** The file need not exist; its directory must. */
  public ProcessRegistry(Path file) {
    this.file = file;
  }

  /**
   * Ends the trees of all processes the file names that are still the ones it means, and empties it. Called once,
   * by the one worker of the home, before it starts a child. A damaged file is put aside as {@code .bad}.
   */
  public synchronized Reaped reapOrphans() throws IOException {
    List<Entry> left;
    String evidence = "";
    try {
      left = read();
    } catch (JacksonException e) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".bad"), StandardCopyOption.REPLACE_EXISTING);
      left = List.of();
      evidence = "not a registry of processes: " + e.getOriginalMessage();
    }
    Reaped reaped = reap(left, evidence);
    write();
    return reaped;
  }

  private static Reaped reap(List<Entry> left, String evidence) {
    int killed = 0;
    int survived = 0;
    for (Entry entry : left) {
      if (!entry.process().isAlive()) {
        continue;
      }
      if (new ProcessTree(entry.process()).kill(KILL_MAX)) {
        killed++;
      } else {
        survived++;
      }
    }
    return new Reaped(killed, survived, evidence);
  }

  synchronized void add(Entry entry) throws IOException {
    entries.add(entry);
    write();
  }

  /** A line that cannot be taken out stays until the next write; it names a dead process and so does no harm. */
  synchronized void remove(ProcessIdentity process) {
    entries.removeIf(entry -> entry.process().equals(process));
    try {
      write();
    } catch (IOException e) {
      // Harmless, see above; the next child's entry cannot be written either and is refused with the reason.
    }
  }

  /** What the file says now. */
  List<Entry> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return JSON.readValue(Files.readAllBytes(file), new TypeReference<List<Entry>>() {});
  }

  private void write() throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    try (FileChannel channel = FileChannel.open(fresh, options, mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(entries));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
