package dev.varve.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that asks for a home's lock, says what it got, and keeps it until it is killed. */
final class TestingLockHolder implements AutoCloseable {

  private final Process process;

  private TestingLockHolder(Process process) {
    this.process = process;
  }

  static TestingLockHolder start(Home home) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            TestingLockHolder.class.getName(),
            home.path().toString());
    return new TestingLockHolder(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** {@code held} or the reason why not. */
  String says() throws IOException {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
  }

  /** kill -9; returns when it is gone. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends when its stdin does, so that it never outlives the test. */
  public static void main(String[] args) throws IOException {
    try {
      WorkerLock lock = WorkerLock.acquire(new Home(Path.of(args[0])));
      System.out.println("held");
      System.in.read();
      lock.close();
    } catch (HomeException e) {
      System.out.println(e.reason());
    }
  }
}
