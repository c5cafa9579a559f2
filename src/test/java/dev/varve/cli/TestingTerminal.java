package dev.varve.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines and keeps what they print. */
final class TestingTerminal {

  private final Map<String, String> env = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private InstantSource clock = InstantSource.system();

  TestingTerminal() {}

  TestingTerminal(Path home) {
    env.put("VARVE_HOME", home.toString());
    env.put("HOME", home.resolve("user").toString());
  }

  TestingTerminal with(String variable, String value) {
    env.put(variable, value);
    return this;
  }

  TestingTerminal at(Instant now) {
    clock = InstantSource.fixed(now);
    return this;
  }

  Terminal terminal() {
    return new Terminal(env, clock, printer(out), printer(err), false);
  }

  int run(String... args) {
    out.reset();
    err.reset();
    return VarveCommand.commandLine(terminal(), args).execute(args);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return out().lines().toList();
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The only line on stdout. */
  JsonNode json() throws JsonProcessingException {
    if (lines().size() != 1) {
      throw new AssertionError("not one line: " + out());
    }
    return Terminal.JSON.readTree(out());
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
