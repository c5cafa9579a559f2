package dev.varve.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code varve serve} in a process of its own, ready; closing is kill -9. */
record ChildWorker(Process process, Caller caller) implements AutoCloseable {

  /** The one line it prints tells the port, once it is ready. */
  static ChildWorker start(TestingHome home) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.varve.Varve",
                "serve",
                "--port",
                "0",
                "--json"));
    builder.environment().keySet().removeIf(name -> name.startsWith("VARVE_"));
    builder.environment().putAll(home.env());
    Process process = builder.redirectError(Redirect.INHERIT).start();
    InputStreamReader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    String line = new BufferedReader(output).readLine();
    if (line == null) {
      throw new IOException("the worker ended before it was ready");
    }
    return new ChildWorker(process, Caller.of(home.home(), new ObjectMapper().readTree(line).path("port").asInt()));
  }

  /** kill -9; returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
