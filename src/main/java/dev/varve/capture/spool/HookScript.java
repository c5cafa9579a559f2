package dev.varve.capture.spool;

import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The script that coding agents call for each event, made for one home. It knows the home by path, so it works
 * whatever the agent's environment says.
 */
public final class HookScript {

  /** The system property with the program {@code varve}; set by the program itself when it starts Java. */
  public static final String LAUNCHER_PROPERTY = "varve.launcher";

  private static final String SHELL = "/dev/varve/install/varve-hook";

  /** Behind the end of the shell's part, where perl finds it by its first line. */
  private static final String PERL = "/dev/varve/install/varve-hook.pl";

  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

  private HookScript() {}

  /** Where it is, or would be. */
  public static Path in(Home home) {
    return home.path().resolve("bin").resolve("varve-hook");
  }

  /**
   * Puts it in its place, as a whole and only when it is another than the one that is there.
   *
   * @param launcher the program {@code varve}, by which the script starts a worker
   * @param env decides where the worker's socket is and, with the settings of the home, what the script keeps on disk
   * @throws SettingsException when the settings are not valid
   */
  public static Path install(Home home, Path launcher, Map<String, String> env) throws IOException {
    home.prepare();
    Path file = in(home);
    byte[] script = text(home, launcher, env).getBytes(StandardCharsets.UTF_8);
    if (!isThere(file, script)) {
      replace(file, script);
    }
    return file;
  }

  /**
   * Brings the script up to date where there is one, so that it is never older than the program that answers it.
   * Nothing happens when Java was not started by the launcher, which the script needs.
   */
  public static void refresh(Home home, Map<String, String> env) throws IOException {
    String launcher = System.getProperty(LAUNCHER_PROPERTY);
    if (launcher != null && Files.exists(in(home), LinkOption.NOFOLLOW_LINKS)) {
      install(home, Path.of(launcher), env);
    }
  }

  /** The program by which the script starts a worker; empty when there is no script or none that names one. */
  public static Optional<Path> launcher(Home home) throws IOException {
    Path file = in(home);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("launcher='") && line.endsWith("'"))
        .map(line -> line.substring("launcher='".length(), line.length() - 1).replace("'\\''", "'"))
        .map(Path::of)
        .findFirst();
  }

  /** Whether it is in its place and as this program would write it. */
  public static boolean isCurrent(Home home, Path launcher, Map<String, String> env) throws IOException {
    return isThere(in(home), text(home, launcher, env).getBytes(StandardCharsets.UTF_8));
  }

  private static void replace(Path file, byte[] script) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    Path directory = Files.createDirectories(file.toAbsolutePath().getParent(), mode);
    Path fresh = Files.createTempFile(directory, "varve-hook.", ".new", mode);
    try {
      Files.write(fresh, script);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static boolean isThere(Path file, byte[] script) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.getPosixFilePermissions(file).equals(OWNER_ONLY)
        && Arrays.equals(Files.readAllBytes(file), script);
  }

  static String text(Home home, Path launcher, Map<String, String> env) throws IOException {
    String socket = home.socket(env).toString();
    String kept = Settings.load(home, env).privacy().spoolsPointers() ? "pointer" : "event";
    String shell =
        resource(SHELL)
            .replace("'@home@'", word(home.path().toString()))
            .replace("'@socket@'", word(socket))
            .replace("'@launcher@'", word(launcher.toString()))
            .replace("'@kept@'", word(kept));
    String perl =
        resource(PERL)
            .replace("'@home@'", perlText(home.path().toString()))
            .replace("'@socket@'", perlText(socket))
            .replace("'@kept@'", perlText(kept));
    return shell + "\n" + perl;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(HookScript.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** As one word of the shell, whatever it holds. */
  private static String word(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  private static String perlText(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
