package dev.varve.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** A process with the door of a worker and nothing behind it; its answers are the files of a resource directory. */
final class TestingServe {

  private TestingServe() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(System.getenv("VARVE_HOME"));
    Files.writeString(home.resolve("environment"), String.join(" ", System.getenv().keySet()));
    try (FileChannel channel =
            FileChannel.open(
                home.resolve("worker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        System.err.println("error: a worker already runs on this home");
        System.exit(ExitCode.BUSY.status());
      }
      serve(home);
    }
    System.exit(0);
  }

  private static void serve(Path home) throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/shutdown", 202, "").onAsked("/v1/shutdown", stop::countDown);
      for (String name : new String[] {"audit", "context", "observations", "prompts", "queue", "summaries"}) {
        door.answers("/v1/" + name, 200, resource(name));
      }
      stop.await();
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = Objects.requireNonNull(TestingServe.class.getResourceAsStream("door/" + name + ".json"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
