package dev.varve.bench;

import dev.varve.store.SqliteLibrary;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts a main class of this program in a JVM of its own, with nothing of our environment that could steer it. */
final class JavaProcess {

  private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TMPDIR");

  private JavaProcess() {}

  /** Its stderr goes to the end of the file, and so does its stdout unless it is piped. */
  static Process start(
      List<String> flags, String main, List<String> arguments, Map<String, String> env, boolean piped, Path output)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(env);
    Redirect file = Redirect.appendTo(output.toFile());
    return builder.redirectOutput(piped ? Redirect.PIPE : file).redirectError(file).start();
  }

  /** The options by which we were given a cache of linked classes and a native library; what we start may use them too. */
  static List<String> prepared() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            option ->
                option.startsWith("-XX:AOTCache=") || option.startsWith("-D" + SqliteLibrary.DIRECTORY_PROPERTY + "="))
        .toList();
  }
}
