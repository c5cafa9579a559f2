package dev.varve.health;

import dev.varve.settings.FileSystemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The home directory: there, private, ours, writable, on a disk of this machine.
 *
 * @param user name of the account we run as
 * @param types tells what the home lies on
 */
record HomeCheck(Path home, String user, FileSystemType.Finder types) implements Check {

  private static final String ELSEWHERE = "set VARVE_HOME to a directory of yours on a local disk.";

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

  HomeCheck(Path home, String user) {
    this(home, user, FileSystemType::at);
  }

  /** Whether what is in it, or will be, can be looked at, so that the other checks have something to say. */
  boolean isOpen() {
    try {
      Path nearest = nearest();
      return nearest.equals(home)
          ? Files.isDirectory(home) && Files.isReadable(home) && Files.isExecutable(home)
          : obstacle(nearest).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public List<Finding> findings() {
    try {
      if (Files.isDirectory(home)) {
        return examined();
      }
      return List.of(Files.exists(home, LinkOption.NOFOLLOW_LINKS) ? inItsPlace() : absent());
    } catch (IOException e) {
      return List.of(Finding.fail("home", home + " cannot be examined: " + e.getMessage(), "Check its permissions."));
    }
  }

  private Finding inItsPlace() {
    String what = Files.exists(home) ? "a file, not a directory" : "a link to nothing";
    return Finding.fail("home", "%s is %s".formatted(home, what), "Move it away, or " + ELSEWHERE);
  }

  /** What the first start will meet. */
  private Finding absent() throws IOException {
    Path nearest = nearest();
    String obstacle = obstacle(nearest);
    if (obstacle.isEmpty()) {
      return Finding.warn("home", home + " does not exist yet", "The first start creates it: varve start");
    }
    String instead = isOfOthers(nearest) ? "Work as its owner, without sudo, or " : "Choose another place: ";
    return Finding.fail("home", "%s cannot be made: %s".formatted(home, obstacle), instead + ELSEWHERE);
  }

  /** Where root would make a home that is no use to whoever it is for. */
  private boolean isOfOthers(Path nearest) throws IOException {
    return user.equals("root") && !Files.getOwner(nearest).getName().equals(user);
  }

  /** What keeps the home from being made in what there is above it; empty for nothing. */
  private String obstacle(Path nearest) throws IOException {
    if (!Files.isDirectory(nearest)) {
      return nearest + " is a file";
    }
    FileSystemType type = types.at(nearest);
    if (type.isMadeUp()) {
      return "%s is on a file system of the kernel (%s)".formatted(nearest, type.name());
    }
    if (type.isNetwork()) {
      return "%s is on a network file system (%s), whose locks are not safe".formatted(nearest, type.name());
    }
    if (isOfOthers(nearest)) {
      return "%s belongs to %s, and we are root".formatted(nearest, Files.getOwner(nearest).getName());
    }
    return Files.isWritable(nearest) ? "" : "nothing can be written in " + nearest;
  }

  /** The home itself, else what there is above it. */
  private Path nearest() {
    Path nearest = home;
    while (!Files.exists(nearest, LinkOption.NOFOLLOW_LINKS) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    return nearest;
  }

  private List<Finding> examined() throws IOException {
    List<Finding> problems = problems();
    return problems.isEmpty() ? List.of(Finding.ok("home", home + ", private and writable")) : problems;
  }

  private List<Finding> problems() throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(home);
    return Stream.of(openness(mode), ownership(), writability(mode), locks()).flatMap(Optional::stream).toList();
  }

  private Optional<Finding> openness(Set<PosixFilePermission> mode) {
    return OWNER.containsAll(mode)
        ? Optional.empty()
        : problem("has mode %s: others may read it".formatted(PosixFilePermissions.toString(mode)), "chmod 700 " + home);
  }

  private Optional<Finding> ownership() throws IOException {
    String owner = Files.getOwner(home).getName();
    return owner.equals(user)
        ? Optional.empty()
        : problem(
            "belongs to %s, we are %s".formatted(owner, user),
            "Work as %s, or give it to yourself: sudo chown -R %s %s".formatted(owner, user, home));
  }

  private Optional<Finding> writability(Set<PosixFilePermission> mode) {
    if (!mode.containsAll(OWNER)) {
      return problem("is not writable", "chmod u+rwx " + home);
    }
    return Files.isWritable(home)
        ? Optional.empty()
        : problem(
            "is not writable, although its mode allows it",
            "Look whether its disk is mounted read-only, or " + ELSEWHERE);
  }

  private Optional<Finding> locks() throws IOException {
    FileSystemType type = types.at(home);
    return type.isNetwork()
        ? problem(
            "is on a network file system (%s), whose locks are not safe".formatted(type.name()),
            "Set VARVE_HOME to a directory on a local disk.")
        : Optional.empty();
  }

  private Optional<Finding> problem(String what, String remedy) {
    return Optional.of(Finding.fail("home", home + " " + what, remedy));
  }
}
