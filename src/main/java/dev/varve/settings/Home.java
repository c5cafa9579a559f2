package dev.varve.settings;

import dev.varve.settings.HomeException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The one directory in which everything lives, and where in it. */
public record Home(Path path) {

  public static final String VARIABLE = "VARVE_HOME";

  /** A file of this name marks a directory in which our own observers work, so that they are never observed. */
  public static final String OBSERVER_MARK = ".varve-observer";

  /** The shortest sun_path of our systems, macOS, has 104 bytes with its end. */
  private static final int SOCKET_BYTES_MAX = 103;

  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

  /** What {@value #VARIABLE} names, else {@code .varve} in the user's directory. */
  public static Home of(Map<String, String> env) {
    String named = env.getOrDefault(VARIABLE, "");
    try {
      Path path = named.isBlank() ? userDirectory(env).resolve(".varve") : Path.of(named);
      return new Home(path.toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new SettingsException(VARIABLE + " is no path: " + named);
    }
  }

  /** The user's own, as programs that the user starts see it. */
  public static Path userDirectory(Map<String, String> env) {
    String named = env.getOrDefault("HOME", "");
    return Path.of(named.isBlank() ? System.getProperty("user.home") : named);
  }

  /**
   * Creates the directory, open to its owner alone. Nothing is made in a directory that is refused.
   *
   * @throws HomeException when it cannot be written, is another user's, lies on a network file system or is a place of other things
   */
  public void prepare() {
    prepare(FileSystemType::at);
  }

  /** {@code types} is asked once, for what the home lies on or will lie on. */
  void prepare(FileSystemType.Finder types) {
    try {
      requireOwn();
      refuseNetwork(types.at(nearest()));
      Files.createDirectories(path, ownerOnly());
      if (!Files.getPosixFilePermissions(path).equals(OWNER_ONLY)) {
        refuseForeign();
        Files.setPosixFilePermissions(path, OWNER_ONLY);
      }
      Files.createDirectories(logs(), ownerOnly());
      if (!Files.isWritable(path)) {
        throw new IOException("it is not writable");
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new HomeException(
          Reason.UNUSABLE,
          "the home %s cannot be used: %s".formatted(path, why(e)),
          "Set %s to a directory of yours".formatted(VARIABLE),
          e);
    }
  }

  /**
   * Looks at the home, or at what it will be made in.
   *
   * @throws HomeException when it belongs to somebody else and we are root
   */
  public void requireOwn() throws IOException {
    OwnPlace.require(nearest());
  }

  private static String why(Exception e) {
    return switch (e) {
      case FileAlreadyExistsException taken -> taken.getFile() + " is no directory";
      case AccessDeniedException denied -> "there is no permission for " + denied.getFile();
      case NoSuchFileException refused -> "no directory can be made at " + refused.getFile();
      default -> Objects.requireNonNullElse(e.getMessage(), e.toString());
    };
  }

  /** The home itself, else what there is above it. */
  private Path nearest() {
    Path nearest = path;
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    return nearest;
  }

  /** A directory that others may use, such as {@code /tmp}, is never closed to them by a mistyped variable. */
  private void refuseForeign() throws IOException {
    try (Stream<Path> inside = Files.list(path)) {
      if (inside.findAny().isPresent() && Stream.of(settingsFile(), database(), lockFile()).noneMatch(Files::exists)) {
        throw new HomeException(
            Reason.UNUSABLE,
            path + " is open to others and holds other things",
            "Set %s to a directory of its own".formatted(VARIABLE),
            null);
      }
    }
  }

  private void refuseNetwork(FileSystemType type) {
    if (type.isNetwork()) {
      throw new HomeException(
          Reason.UNUSABLE,
          "the home %s is on a network file system (%s), whose locks are not safe".formatted(path, type.name()),
          "Set %s to a directory on a local disk".formatted(VARIABLE),
          null);
    }
  }

  /** For new directories: open to the owner alone. */
  static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  }

  public Path settingsFile() {
    return path.resolve("settings.toml");
  }

  public Path database() {
    return path.resolve("varve.db");
  }

  /** Of the search index, which is rebuilt from the store when it is missing. */
  public Path index() {
    return path.resolve("index");
  }

  public Path lockFile() {
    return path.resolve("worker.lock");
  }

  public Path workerFile() {
    return path.resolve("worker.json");
  }

  public Path processFile() {
    return path.resolve("children.json");
  }

  public Path tokenFile() {
    return path.resolve("token");
  }

  public Path hookTokenFile() {
    return path.resolve("hook-token");
  }

  public Path keyFile() {
    return path.resolve("install.key");
  }

  /** The Unix socket; where the home's path is too long for one, in the user's runtime directory. */
  public Path socket(Map<String, String> env) {
    Path here = path.resolve("worker.sock");
    String runtime = env.getOrDefault("XDG_RUNTIME_DIR", "");
    if (here.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_BYTES_MAX || runtime.isBlank()) {
      return here;
    }
    return Path.of(runtime).resolve("varve-" + Integer.toHexString(path.toString().hashCode()) + ".sock");
  }

  public Path logs() {
    return path.resolve("logs");
  }

  /** Where observers that are programs run, apart from any project. */
  public Path observerDirectory() {
    return path.resolve("observer");
  }
}
