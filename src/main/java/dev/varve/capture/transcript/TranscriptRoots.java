package dev.varve.capture.transcript;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where clients keep their transcripts, and which files there may be read: regular ones of this user beneath the
 * client's own directory, no symbolic link leading out of it.
 */
public final class TranscriptRoots {

  /** A session of months stays far below. */
  private static final long FILE_BYTES_MAX = 4L << 30;

  private static final int DEPTH_MAX = 8;
  private static final int FILES_MAX = 100_000;

  private static final List<TranscriptFormat> FORMATS = List.of(ClaudeCodeTranscript.FORMAT, CodexTranscript.FORMAT);

  /** Where a client looks when it is told to keep its files elsewhere. */
  private static final Map<String, String> VARIABLES =
      Map.of("claude-code", "CLAUDE_CONFIG_DIR", "codex", "CODEX_HOME");

  private final Map<String, List<Path>> roots;
  private final String user;

  TranscriptRoots(Map<String, List<Path>> roots, String user) {
    this.roots = Map.copyOf(roots);
    this.user = user;
  }

  /** The directories that the environment names for each client. */
  public static TranscriptRoots of(Map<String, String> env) {
    Map<String, List<Path>> roots = new LinkedHashMap<>();
    roots.put("claude-code", roots(env, "claude-code", ".claude", "projects"));
    roots.put("codex", roots(env, "codex", ".codex", "sessions"));
    return new TranscriptRoots(roots, System.getProperty("user.name"));
  }

  private static List<Path> roots(Map<String, String> env, String client, String standard, String folder) {
    List<Path> found = new ArrayList<>();
    path(env.get(VARIABLES.get(client))).ifPresent(configured -> found.add(configured.resolve(folder)));
    path(env.get("HOME")).ifPresent(home -> found.add(home.resolve(standard).resolve(folder)));
    return found;
  }

  private static Optional<Path> path(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Clients whose transcripts can be read. */
  public static List<String> clients() {
    return FORMATS.stream().map(TranscriptFormat::client).toList();
  }

  Optional<TranscriptFormat> format(String client) {
    return FORMATS.stream().filter(format -> format.client().equals(client)).findFirst();
  }

  /** The real file behind a path that a client named; empty when it may not be read. */
  Optional<Path> admitted(String client, String named) {
    return switch (admission(client, named)) {
      case Admission.Admitted admitted -> Optional.of(admitted.file());
      case Admission.Refused _ -> Optional.empty();
    };
  }

  /** The same, with the reason. */
  Admission admission(String client, String named) {
    Optional<Path> path = path(named);
    if (path.isEmpty()) {
      return new Admission.Refused("what it names is no absolute path of a transcript");
    }
    try {
      return admission(client, path.get().toRealPath());
    } catch (IOException gone) {
      return new Admission.Refused("the transcript it names is not there");
    }
  }

  private Admission admission(String client, Path real) throws IOException {
    List<Path> own = roots.getOrDefault(client, List.of());
    for (Path root : own) {
      if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
        return isTranscript(real)
            ? new Admission.Admitted(real)
            : new Admission.Refused("the transcript it names is no regular .jsonl file of this account");
      }
    }
    return new Admission.Refused(
        "the transcript it names lies outside of %s; start the worker with the client's %s"
            .formatted(words(own), VARIABLES.getOrDefault(client, "settings")));
  }

  private static String words(List<Path> roots) {
    return roots.isEmpty()
        ? "what a worker without a HOME knows"
        : String.join(" and ", roots.stream().map(Path::toString).toList());
  }

  private boolean isTranscript(Path real) throws IOException {
    return real.toString().endsWith(".jsonl")
        && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
        && Files.size(real) <= FILE_BYTES_MAX
        && Files.getOwner(real, LinkOption.NOFOLLOW_LINKS).getName().equals(user);
  }

  /**
   * The files of a client that were written to since then, in the order of their paths; what cannot be looked into is
   * left out. Whether one may be read says {@link #admitted}.
   */
  List<Path> files(String client, Instant since) throws IOException {
    TreeSet<Path> found = new TreeSet<>();
    for (Path root : roots.getOrDefault(client, List.of())) {
      if (Files.isDirectory(root)) {
        Files.walkFileTree(
            root.toRealPath(), EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, new Finder(since, found));
      }
    }
    return List.copyOf(found);
  }

  private static final class Finder extends SimpleFileVisitor<Path> {

    private final Instant since;
    private final SortedSet<Path> found;

    Finder(Instant since, SortedSet<Path> found) {
      this.since = since;
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean recent = !attributes.lastModifiedTime().toInstant().isBefore(since);
      if (recent && attributes.isRegularFile() && file.toString().endsWith(".jsonl")) {
        found.add(file);
      }
      return found.size() < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
