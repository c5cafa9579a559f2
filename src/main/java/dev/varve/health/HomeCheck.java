package dev.varve.health;

import dev.varve.settings.FileSystemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The home directory: there, private, ours, writable, on a disk of this machine.
 *
 * @param user name of the account we run as
 * @param types tells what the home lies on
 */
record HomeCheck(Path home, String user, FileSystemType.Finder types) implements Check {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

  HomeCheck(Path home, String user) {
    this(home, user, FileSystemType::at);
  }

  @Override
  public List<Finding> findings() {
    if (!Files.exists(home)) {
      return List.of(Finding.warn("home", home + " does not exist yet", "The first start creates it: varve start"));
    }
    if (!Files.isDirectory(home)) {
      return List.of(Finding.fail("home", home + " is not a directory", "Move it away or set VARVE_HOME."));
    }
    try {
      List<Finding> problems = problems();
      return problems.isEmpty() ? List.of(Finding.ok("home", home + ", private and writable")) : problems;
    } catch (IOException e) {
      return List.of(Finding.fail("home", home + " cannot be examined: " + e.getMessage(), "Check its permissions."));
    }
  }

  private List<Finding> problems() throws IOException {
    List<Finding> problems = new ArrayList<>();
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(home);
    if (!OWNER.containsAll(mode)) {
      problems.add(
          Finding.fail(
              "home",
              "%s has mode %s: others may read it".formatted(home, PosixFilePermissions.toString(mode)),
              "chmod 700 " + home));
    }
    String owner = Files.getOwner(home).getName();
    if (!owner.equals(user)) {
      problems.add(Finding.fail("home", "%s belongs to %s, we are %s".formatted(home, owner, user), "chown it."));
    }
    if (!mode.containsAll(OWNER) || !Files.isWritable(home)) {
      problems.add(Finding.fail("home", home + " is not writable", "chmod u+rwx " + home));
    }
    FileSystemType type = types.at(home);
    if (type.isNetwork()) {
      problems.add(
          Finding.fail(
              "home",
              "%s is on a network file system (%s), whose locks are not safe".formatted(home, type.name()),
              "Set VARVE_HOME to a directory on a local disk."));
    }
    return problems;
  }
}
