package dev.varve.capture.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of repositories that the user trusts, each with the hash of the text that was read then, in one file of the
 * home: a hash, a space, a root on each line. Only commands write it, never a request.
 */
public final class TrustedFiles {

  private static final int LINES_MAX = 10_000;

  private final Path file;

  public TrustedFiles(Path home) {
    this.file = home.resolve("trusted");
  }

  /** What came of an attempt to trust. */
  public sealed interface Outcome {

    record Trusted(Path file, String hash) implements Outcome {}

    /** There is nothing to trust, or nothing that can be. */
    record Refused(String problem) implements Outcome {}
  }

  /** Trusts the file of a root as it is now. */
  public Outcome trust(Path root) throws IOException {
    Path real = root.toRealPath();
    ProjectFile read = ProjectFileText.read(real);
    if (real.toString().chars().anyMatch(Character::isISOControl)) {
      return new Outcome.Refused("the directory's name has control characters");
    }
    if (read.hash().isEmpty()) {
      return new Outcome.Refused(
          read.problems().isEmpty() ? "there is no " + ProjectFile.NAME : String.join("; ", read.problems()));
    }
    List<String> lines = without(real);
    lines.add(line(real, read.hash()));
    write(lines);
    return new Outcome.Trusted(real.resolve(ProjectFile.NAME), read.hash());
  }

  /** Trusts it no more; whether it was trusted. */
  public boolean revoke(Path root) throws IOException {
    Path real = root.toRealPath();
    List<String> before = lines();
    List<String> after = without(real);
    write(after);
    return after.size() < before.size();
  }

  /** Whether exactly this text of the file is trusted. */
  boolean trusts(Path root, String hash) {
    try {
      return lines().contains(line(root.toRealPath(), hash));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String line(Path root, String hash) {
    return hash + " " + root;
  }

  private List<String> without(Path root) throws IOException {
    List<String> kept = new ArrayList<>(lines());
    kept.removeIf(line -> line.substring(line.indexOf(' ') + 1).equals(root.toString()));
    return kept;
  }

  private List<String> lines() throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(file, UTF_8);
    return lines.subList(0, Math.min(LINES_MAX, lines.size()));
  }

  private void write(List<String> lines) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "trusted.", ".new", mode);
    Files.write(fresh, lines, UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
