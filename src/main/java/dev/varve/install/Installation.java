package dev.varve.install;

import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Our hooks in the clients' settings of one scope: planned first, so that they can be shown, then put in or taken out.
 * A plan is carried out only while its file is still as it was read.
 */
public final class Installation {

  private final Machine machine;
  private final Scope scope;
  private final HookCommand command;
  private final InstallRecord record;

  public Installation(Machine machine, Scope scope, Home home) throws IOException {
    this.machine = machine;
    this.scope = scope;
    this.command = new HookCommand(home.path().resolve("bin", OwnHooks.SCRIPT), scope);
    this.record = InstallRecord.load(home);
  }

  public InstallRecord record() {
    return record;
  }

  /**
   * Nothing is done where the result could not be kept.
   *
   * @throws AccessDeniedException when the user's directory, or the project's, cannot be written
   */
  public void requireWritable() throws IOException {
    Path root =
        switch (scope) {
          case Scope.User _ -> machine.userDirectory();
          case Scope.Project project -> project.root();
        };
    if (!Files.isWritable(root)) {
      throw new AccessDeniedException(root.toString());
    }
  }

  public Plan install(Client client) throws IOException {
    return plan(client, Content::install);
  }

  public Plan uninstall(Client client) throws IOException {
    return plan(client, Content::uninstall);
  }

  private interface Editing {
    Edit edit(Content content, @Nullable String before, Vacancies vacancies) throws UnusableSettings;
  }

  private Plan plan(Client client, Editing editing) throws IOException {
    Path path = client.file(machine, scope);
    try {
      SettingsFile file = SettingsFile.read(path);
      InstallRecord.Entry entry = record.entry(file.real());
      Vacancies vacancies = entry == null ? Vacancies.NONE : new Vacancies(entry.vacancies());
      Content content = client.content(command);
      Edit edit = editing.edit(content, file.text(), vacancies);
      if (Objects.equals(edit.text(), file.text())) {
        return new Plan.Nothing(client, path);
      }
      boolean update = !Objects.equals(content.uninstall(file.text(), vacancies).text(), file.text());
      return new Plan.Change(client, file, edit, update);
    } catch (UnusableSettings e) {
      return new Plan.Refusal(client, path, Objects.requireNonNull(e.getMessage()));
    }
  }

  /**
   * Puts our hooks in. What is needed to take them out is on disk before the file changes.
   *
   * @return the copy of the file from before Varve; null when there was none
   */
  public @Nullable Path putIn(Plan.Change change) throws IOException {
    Path file = change.before().real();
    InstallRecord.Entry known = change.update() ? record.entry(file) : null;
    String backup = known == null ? null : known.backup();
    if (known == null && change.before().text() != null) {
      backup = record.backup(change.client().name(), file).toString();
    }
    Set<String> made = new LinkedHashSet<>(known == null ? List.of() : known.made());
    change.before().missingDirectories().forEach(directory -> made.add(directory.toString()));
    record.put(file, entry(change, List.copyOf(made), backup));
    change.before().write(change.edit().text());
    return backup == null ? null : Path.of(backup);
  }

  private InstallRecord.Entry entry(Plan.Change change, List<String> made, @Nullable String backup) {
    boolean project = scope instanceof Scope.Project;
    return new InstallRecord.Entry(
        change.client().name(), project, change.edit().vacancies().sources(), made, backup);
  }

  /** Takes them out, and the directories that were made for the file, unless others use them by now. */
  public void takeOut(Plan.Change change) throws IOException {
    Path file = change.before().real();
    change.before().write(change.edit().text());
    InstallRecord.Entry known = record.entry(file);
    if (known != null && change.deletes()) {
      removeEmpty(known.made());
    }
    record.remove(file);
  }

  /** Of a file out of which somebody else took our hooks. */
  public void forget(Plan.Nothing nothing) throws IOException {
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
