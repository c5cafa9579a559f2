package dev.varve.capture.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a repository's {@code .varve.toml} asks for. All of it but {@code project} only narrows what is kept or says how
 * it is shown; {@code project} holds only while the user trusts this very text of the file.
 *
 * @param capture false when nothing of the repository may be kept
 * @param excludePaths patterns beneath the root
 * @param label what the project wants to be called
 * @param retention how long what its tools were given and answered may be kept, such as {@code 30d}
 * @param project identity of the project it belongs to
 * @param hash of the file's bytes, SHA-256 in hexadecimal digits
 * @param problems one line for each thing that was left out, and why
 */
record ProjectFile(
    boolean capture,
    List<String> excludePaths,
    @Nullable String label,
    @Nullable String retention,
    @Nullable String project,
    String hash,
    List<String> problems) {

  static final String NAME = ".varve.toml";

  /** Where there is no such file. */
  static final ProjectFile NONE = ignored(List.of());

  ProjectFile {
    excludePaths = List.copyOf(excludePaths);
    problems = List.copyOf(problems);
  }

  static ProjectFile ignored(List<String> problems) {
    return new ProjectFile(true, List.of(), null, null, null, "", problems);
  }

  /** Without what needs trust. */
  ProjectFile untrusted() {
    if (project == null) {
      return this;
    }
    List<String> more = new ArrayList<>(problems);
    more.add("'project' needs the user's trust: varve trust");
    return new ProjectFile(capture, excludePaths, label, retention, null, hash, more);
  }
}
