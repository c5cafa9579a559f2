package dev.varve.context;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.varve.settings.HomeFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What sessions would be told at their start, one file for each working directory, so that the hook script can tell it
 * while no worker runs. A file is named after the directory's {@link Cksum} and has two lines: the directory, because
 * two can have the same sum, and the text as it stands between the quotes of a JSON string. Used by one thread.
 */
final class OfflineNotes {

  /** What nobody came back to for so long goes. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Files of about 10 kB each; beyond it the oldest go. */
  private static final int FILES_MAX = 1_000;

  private static final String SUFFIX = ".txt";

  private final Path directory;
  private final UnaryOperator<String> told;
  private final InstantSource clock;

  /** @param told from a working directory to what a session there may be told now, empty for nothing */
  OfflineNotes(Path directory, UnaryOperator<String> told, InstantSource clock) {
    this.directory = directory;
    this.told = told;
    this.clock = clock;
  }

  /** Writes down what a session in this directory would be told now; with nothing to tell there is no file. */
  void keep(String cwd) throws IOException {
    if (isLine(cwd)) {
      write(file(cwd), cwd, told.apply(cwd), clock.instant());
    }
  }

  /** Brings all files up to date with what may be told now, and takes away the old ones. */
  void review() throws IOException {
    List<Path> newestFirst = files(directory);
    for (int i = 0; i < newestFirst.size(); i++) {
      Path file = newestFirst.get(i);
      Instant writtenAt = Files.getLastModifiedTime(file).toInstant();
      Optional<String> cwd = cwd(file);
      if (i >= FILES_MAX || cwd.isEmpty() || writtenAt.isBefore(clock.instant().minus(KEPT))) {
        Files.deleteIfExists(file);
      } else {
        write(file, cwd.get(), told.apply(cwd.get()), writtenAt);
      }
    }
  }

  private void write(Path file, String cwd, String text, Instant at) throws IOException {
    if (text.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    String quoted = TextNode.valueOf(text).toString();
    new HomeFolder(directory).make();
    Path fresh =
        Files.createTempFile(
            directory, ".new-", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(fresh, cwd + "\n" + quoted.substring(1, quoted.length() - 1) + "\n");
      Files.setLastModifiedTime(fresh, FileTime.from(at));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private Path file(String cwd) {
    return directory.resolve(Cksum.of(cwd) + SUFFIX);
  }

  static void clear(Path directory) throws IOException {
    for (Path file : files(directory)) {
      Files.deleteIfExists(file);
    }
  }

  /** Newest first. */
  private static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
        all.forEach(files::add);
      }
    }
    files.sort(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed());
    return files;
  }

  private static Optional<String> cwd(Path file) throws IOException {
    try {
      return Files.readString(file).lines().findFirst();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private static boolean isLine(String cwd) {
    return !cwd.isBlank() && cwd.chars().noneMatch(Character::isISOControl);
  }
}
