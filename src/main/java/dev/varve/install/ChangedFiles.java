package dev.varve.install;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clients' files, when plans are carried out: what is needed to undo a change is on disk before the change is.
 *
 * @param part what is put in
 * @param project whether the files are those of a project
 */
record ChangedFiles(InstallRecord record, Part part, boolean project) {

  /**
   * Puts in what the plan says.
   *
   * @param copied whether another part has kept the file from before Varve already
   * @return the copy of the file from before Varve; null when there was none
   */
  @Nullable Path putIn(Plan.Change change, boolean copied) throws IOException {
    Path file = change.before().real();
    InstallRecord.Entry known = change.update() ? record.entry(file) : null;
    String backup = known == null ? null : known.backup();
    if (known == null && !copied && change.before().text() != null) {
      backup = record.backup(change.client().name() + "-" + part.name(), file).toString();
    }
    Set<String> made = new LinkedHashSet<>(known == null ? List.of() : known.made());
    change.before().missingDirectories().forEach(directory -> made.add(directory.toString()));
    record.put(file, entry(change, List.copyOf(made), backup));
    change.before().write(change.edit().text());
    return backup == null ? null : Path.of(backup);
  }

  private InstallRecord.Entry entry(Plan.Change change, List<String> made, @Nullable String backup) {
    return new InstallRecord.Entry(
        change.client().name(), project, change.edit().vacancies().sources(), made, backup);
  }

  void takeOut(Plan.Change change) throws IOException {
    Path file = change.before().real();
    change.before().write(change.edit().text());
    InstallRecord.Entry known = record.entry(file);
    if (known != null && change.deletes()) {
      removeEmpty(known.made());
    }
    record.remove(file);
  }

  void forget(Plan.Nothing nothing) throws IOException {
    Path file = nothing.file();
    record.remove(Files.exists(file) ? file.toRealPath() : file);
  }

  private static void removeEmpty(List<String> directories) throws IOException {
    for (String directory : directories.reversed()) {
      try {
        Files.delete(Path.of(directory));
      } catch (DirectoryNotEmptyException | NoSuchFileException othersUseIt) {
        return;
      }
    }
  }
}
