package dev.varve.process;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A worker in a JVM of its own: starts one child with grandchildren, says who they are, one {@code pid mark} a line
 * and then {@code ready}, and waits to be killed.
 */
final class TestingWorker {

  private TestingWorker() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    SpawnLine line =
        TestingChildren.lines().filter(known -> known.name().equals(arguments[1])).findFirst().orElseThrow();
    var children = new TestingChildren(directory, line);
    ChildProcess child =
        children.child("trap '' TERM\n(sleep 1000 & sleep 1000) &\necho ready\nwhile :; do sleep 1; done");
    child.next();
    for (ProcessIdentity process : TestingChildren.tree(child)) {
      System.out.println(process.pid() + " " + process.startMark());
    }
    System.out.println("ready");
    System.in.read();
  }

  /** Starts it with this JVM's class path. */
  static Process start(Path directory, SpawnLine line) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TestingWorker.class.getName(),
            directory.toString(),
            line.name())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
