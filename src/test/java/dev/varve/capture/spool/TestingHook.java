package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.install.HookCommand;
import dev.varve.install.Machine;
import dev.varve.install.Scope;
import dev.varve.settings.Home;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The installed script of a home, called as a coding agent calls it; its launcher only notes that it was called. */
final class TestingHook {

  /** What a call of the script showed. */
  record Said(int status, String out, String err) {}

  /** By what it takes an event to the worker. */
  enum Transport {
    /** Started by the client's shell. */
    LINE("perl"),
    /** Started by the script. */
    PERL("perl"),
    /** On a machine without perl. */
    CURL("curl");

    private final String program;

    Transport(String program) {
      this.program = program;
    }
  }

  final Home home;
  final Path script;
  private final Path started;
  private Transport transport = Transport.PERL;
  private List<String> shell = List.of("/bin/sh");
  private final Map<String, String> env = new HashMap<>(Map.of("PATH", System.getenv().getOrDefault("PATH", "")));

  private TestingHook(Home home, Path script, Path started) {
    this.home = home;
    this.script = script;
    this.started = started;
  }

  /** Those that this machine offers. */
  static List<Transport> transports() {
    Machine machine = new Machine(Map.copyOf(System.getenv()));
    return Stream.of(Transport.values()).filter(transport -> machine.has(transport.program)).toList();
  }

  static TestingHook in(Path directory) throws IOException {
    return in(directory, Map.of());
  }

  static TestingHook in(Path directory, Transport transport) throws IOException {
    return in(directory).by(transport);
  }

  /** One that keeps ids alone. */
  static TestingHook pointing(Path directory, Transport transport) throws IOException {
    return in(directory, Map.of("VARVE_PRIVACY_SPOOL", "pointer")).by(transport);
  }

  private static TestingHook in(Path directory, Map<String, String> settings) throws IOException {
    Home home = new Home(directory.resolve("home of $me"));
    Path started = directory.resolve("started");
    Path launcher = directory.resolve("launcher");
    Files.writeString(launcher, "#!/bin/sh\n{ echo \"$@\" in \"$PWD\"; env; } >>'" + started + "'\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    return new TestingHook(home, HookScript.install(home, launcher, settings), started);
  }

  TestingHook with(String variable, String value) {
    env.put(variable, value);
    return this;
  }

  TestingHook by(Transport transport) throws IOException {
    this.transport = transport;
    return transport == Transport.CURL ? without("perl") : this;
  }

  /** As on a machine that lacks them: the status is the shell's own for what it does not find. */
  TestingHook without(String... programs) throws IOException {
    for (String program : programs) {
      withProgram(program, "exit 127\n");
    }
    return this;
  }

  /** Before all others of this name. */
  TestingHook withProgram(String name, String script) throws IOException {
    Path programs = Files.createTempDirectory(started.getParent(), "programs");
    Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return with("PATH", programs + ":" + env.get("PATH"));
  }

  /** Where files of some kilobytes find no room. */
  TestingHook onFullDisk() {
    shell = List.of("/bin/sh", "-c", "ulimit -f 8; trap '' XFSZ; exec /bin/sh \"$@\"", "sh");
    return this;
  }

  /** It waits for an answer as long as a machine under load takes for one. */
  TestingHook patient() throws IOException {
    return edited("answer_seconds_max=0.3", "answer_seconds_max=30")
        .edited("answer_seconds_max = 0.3", "answer_seconds_max = 30");
  }

  /** It waits for the rest of a payload as long as a test may take. */
  TestingHook patientWithClients() throws IOException {
    return edited("pause_seconds_max = 1", "pause_seconds_max = 60");
  }

  TestingHook edited(String text, String replacement) throws IOException {
    String before = Files.readString(script);
    assertThat(before).contains(text);
    Files.writeString(script, before.replace(text, replacement));
    return this;
  }

  Said call(String client, String event, String payload) throws IOException, InterruptedException {
    return call(client, event, payload.getBytes(UTF_8));
  }

  Said call(String client, String event, byte[] payload) throws IOException, InterruptedException {
    Process process = begin(client, event);
    try (OutputStream in = process.getOutputStream()) {
      in.write(payload);
    } catch (IOException brokenPipe) {
      // A script that has nothing to do with the payload does not read it; what it says is what counts.
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), out, err);
  }

  /** Without any of the payload yet. */
  Process begin(String client, String event) throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.addAll(
        transport == Transport.LINE
            ? List.of("-c", line(client, event))
            : List.of(script.toString(), client, event));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(env);
    return builder.start();
  }

  /** Its perl is the first on the path, so that it can be taken away. */
  private String line(String client, String event) {
    String line = new HookCommand(script, new Scope.User(), true).line("client", "event");
    return line.replace("/usr/bin/perl", "perl").replace(" client event", " %s %s".formatted(quoted(client), quoted(event)));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  Path spool() {
    return Spool.in(home);
  }

  /** Files of events that are whole. */
  List<Path> spooled() throws IOException {
    return named(name -> name.contains("@") && !name.startsWith("."));
  }

  /** Files that are being written, or that are marked as delivered. */
  List<Path> unfinished() throws IOException {
    return named(name -> name.startsWith(SpooledEvent.UNFINISHED));
  }

  /** Traces of a start. */
  List<Path> starts() throws IOException {
    return named(name -> name.startsWith(".start-"));
  }

  private List<Path> named(Predicate<String> wanted) throws IOException {
    if (!Files.isDirectory(spool())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(spool())) {
      return files.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
    }
  }

  /** What the launcher noted: a line of its arguments and directory for each call, then its environment. */
  List<String> started() throws IOException {
    return Files.exists(started) ? Files.readAllLines(started) : List.of();
  }

  /** Returns once what was started, if anything, has made its files, lest they come while their directory is deleted. */
  void awaitStart() throws IOException {
    if (!starts().isEmpty()) {
      await().until(() -> !started().isEmpty());
    }
  }
}
