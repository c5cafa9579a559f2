package dev.varve.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/** Where a command reads its environment and writes: results to stdout, everything else to stderr. */
final class Terminal {

  /** Columns that tables and texts keep to. */
  static final int WIDTH = 100;

  static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> env;
  private final InstantSource clock;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean ansi;

  Terminal(Map<String, String> env, InstantSource clock, PrintStream out, PrintStream err, boolean ansi) {
    this.env = Map.copyOf(env);
    this.clock = clock;
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  /** Colours only where a person looks, and not against NO_COLOR. */
  @SuppressWarnings("SystemConsoleNull") // It still does where no console can be made.
  static Terminal of(Map<String, String> env, InstantSource clock, PrintStream out, PrintStream err) {
    Console console = System.console();
    boolean person = console != null && console.isTerminal() && !"dumb".equals(env.get("TERM"));
    return new Terminal(env, clock, out, err, person && env.getOrDefault("NO_COLOR", "").isEmpty());
  }

  Map<String, String> env() {
    return env;
  }

  InstantSource clock() {
    return clock;
  }

  boolean ansi() {
    return ansi;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** For people; whatever others have stored cannot act on their terminal. */
  void line(String text) {
    out.println(Visible.of(text, ansi));
  }

  void json(JsonNode value) {
    try {
      out.println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always writable", e);
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  void note(String text) {
    err.println(Visible.of(text, ansi));
  }

  /** A line that the next one replaces on a terminal, and that is left out elsewhere. */
  void progress(String text) {
    if (ansi) {
      err.print("\r\u001b[K" + Visible.of(text, ansi));
      err.flush();
    }
  }

  String bold(String text) {
    return styled("1", text);
  }

  String dim(String text) {
    return styled("2", text);
  }

  String green(String text) {
    return styled("32", text);
  }

  String red(String text) {
    return styled("31", text);
  }

  String yellow(String text) {
    return styled("33", text);
  }

  private String styled(String code, String text) {
    return ansi ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
