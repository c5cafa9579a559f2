package dev.varve.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Puts a script in the place of the program's launcher; closing takes it away again. */
final class TestingLauncher implements AutoCloseable {

  private static final String PROPERTY = "varve.launcher";

  private final Path script;

  TestingLauncher(Path directory) {
    this.script = directory.resolve("varve");
  }

  /** A worker that is only a door. */
  void serves() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    runs("exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s".formatted(java, classPath(), TestingServe.class.getName()));
  }

  /** A line of shell instead of a worker. */
  void runs(String shell) throws IOException {
    Files.writeString(script, "#!/bin/sh\n" + shell + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    System.setProperty(PROPERTY, script.toString());
  }

  /** Where the few classes come from; a test runner's own class path may be hidden in a loader. */
  private static String classPath() {
    try {
      URL resource = Objects.requireNonNull(TestingServe.class.getResource("door/audit.json"));
      return String.join(
          File.pathSeparator,
          source(TestingServe.class).toString(),
          source(ExitCode.class).toString(),
          Path.of(resource.toURI()).resolve("../../../../..").normalize().toString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path source(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Override
  public void close() {
    System.clearProperty(PROPERTY);
  }
}
