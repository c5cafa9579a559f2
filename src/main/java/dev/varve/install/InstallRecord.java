package dev.varve.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is installed where, and how it is undone: {@code install/} in the home, with a copy of each file from before
 * Varve first changed it. Settings may hold secrets, so all of it is open to the owner alone.
 */
public final class InstallRecord {

  /**
   * One file that holds something of ours.
   *
   * @param client as in the routes
   * @param project whether it is the file of a project
   * @param vacancies by JSON pointer; null for what did not exist
   * @param made directories made for it, the outermost first
   * @param backup null when there was no file
   */
  public record Entry(
      String client,
      boolean project,
      Map<String, @Nullable String> vacancies,
      List<String> made,
      @Nullable String backup) {}

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path directory;
  private final String name;
  private final Map<String, Entry> entries;

  private InstallRecord(Path directory, String name, Map<String, Entry> entries) {
    this.directory = directory;
    this.name = name;
    this.entries = entries;
  }

  /** @param name of the file, one for each part */
  static InstallRecord load(Home home, String name) throws IOException {
    Path directory = home.path().resolve("install");
    Path file = directory.resolve(name);
    return new InstallRecord(directory, name, Files.exists(file) ? read(file) : new LinkedHashMap<>());
  }

  private static Map<String, Entry> read(Path file) throws IOException {
    try {
      return SpanReader.JSON.readValue(Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, Entry>>() {});
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s, which says how an installation is undone, is damaged (line %d); move it away, and what was installed is found without it"
              .formatted(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    }
  }

  /** By the path of the file, links followed. */
  public Map<String, Entry> entries() {
    return Map.copyOf(entries);
  }

  /** Those that belong to projects. */
  public Set<String> projectFiles() {
    Set<String> files = new TreeSet<>();
    entries.forEach((file, entry) -> {
      if (entry.project()) {
        files.add(file);
      }
    });
    return files;
  }

  @Nullable Entry entry(Path file) {
    return entries.get(file.toString());
  }

  void put(Path file, Entry entry) throws IOException {
    entries.put(file.toString(), entry);
    save();
  }

  void remove(Path file) throws IOException {
    if (entries.remove(file.toString()) != null) {
      save();
    }
  }

  /** The copy of a file; a later one of the same file takes its place. */
  Path backup(String owner, Path file) throws IOException {
    Path backups = directory.resolve("backup");
    Files.createDirectories(backups, OWNER_DIRECTORY);
    Path copy = backups.resolve("%s-%08x-%s".formatted(owner, file.toString().hashCode(), file.getFileName()));
    write(copy, Files.readAllBytes(file));
    return copy;
  }

  private void save() throws IOException {
    Files.createDirectories(directory, OWNER_DIRECTORY);
    write(
        directory.resolve(name),
        SpanReader.JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(entries));
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
