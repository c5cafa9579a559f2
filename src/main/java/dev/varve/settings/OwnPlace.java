package dev.varve.settings;

import dev.varve.settings.HomeException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps root from working in a directory of somebody else, as {@code sudo} makes it with the user's {@code HOME}: what root
 * makes there its owner can neither read nor change afterwards.
 */
public final class OwnPlace {

  private static final String ROOT = "root";

  private OwnPlace() {}

  /** Throws {@link HomeException} when we are root and the directory belongs to another user; it must exist. */
  public static void require(Path directory) throws IOException {
    require(directory, System.getProperty("user.name"));
  }

  static void require(Path directory, String user) throws IOException {
    if (user.equals(ROOT) && !isOfRoot(directory)) {
      String owner = Files.getOwner(directory).getName();
      throw new HomeException(
          Reason.UNUSABLE,
          "%s belongs to %s, and we are root".formatted(directory, owner),
          "Do it as %s, without sudo. For root itself set %s and HOME to directories of root".formatted(owner, Home.VARIABLE),
          null);
    }
  }

  private static boolean isOfRoot(Path directory) throws IOException {
    return Files.getAttribute(directory, "unix:uid").equals(0);
  }
}
