package dev.varve.install;

import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of us in the clients' files of one scope: planned first, so that it can be shown, then put in or taken out.
 * A plan is carried out only while its file is still as it was read.
 */
public final class Installation {

  private final Machine machine;
  private final Scope scope;
  private final Part part;
  private final InstallRecord record;
  private final @Nullable Plan earlier;

  private Installation(Machine machine, Scope scope, Part part, InstallRecord record, @Nullable Plan earlier) {
    this.machine = machine;
    this.scope = scope;
    this.part = part;
    this.record = record;
    this.earlier = earlier;
  }

  private static Installation of(Machine machine, Scope scope, Home home, Part part) throws IOException {
    return new Installation(machine, scope, part, InstallRecord.load(home, part.record()), null);
  }

  public static Installation ofHooks(Machine machine, Scope scope, Home home) throws IOException {
    return of(machine, scope, home, new Part.Hooks(HookCommand.of(home.path().resolve("bin", OwnHooks.SCRIPT), scope)));
  }

  /**
   * The server of tools, which is started by a program.
   *
   * @param launcher the program {@code varve}, by its whole path
   */
  public static Installation ofTools(Machine machine, Scope scope, Home home, Path launcher) throws IOException {
    return of(machine, scope, home, new Part.Tools(ToolServer.of(launcher, home, machine, scope), scope));
  }

  /** The same at a time when that plan has been carried out; both may be about one file. */
  public Installation after(Plan plan) {
    return new Installation(machine, scope, part, record, plan);
  }

  /** What is put in, as reports call it. */
  public String part() {
    return part.name();
  }

  /** Whether the client has a place for it in this scope. */
  public boolean covers(Client client) {
    return part.file(client, machine, scope).isPresent();
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

  /** For a client that is covered. */
  public Plan install(Client client) throws IOException {
    return asStep(plan(client, Content::install), part.command(client, false));
  }

  /** For a client that is covered. */
  public Plan uninstall(Client client) throws IOException {
    return asStep(plan(client, Content::uninstall), part.command(client, true));
  }

  /** Where the client itself changes the file, by the command that does it. */
  private static Plan asStep(Plan plan, Optional<String> command) {
    return plan instanceof Plan.Change change && command.isPresent()
        ? new Plan.Step(change.client(), change.file(), command.get())
        : plan;
  }

  private interface Editing {
    Edit edit(Content content, @Nullable String before, Vacancies vacancies) throws UnusableSettings;
  }

  private Plan plan(Client client, Editing editing) throws IOException {
    Path path = part.file(client, machine, scope).orElseThrow();
    try {
      SettingsFile file = read(path);
      InstallRecord.Entry entry = record.entry(file.real());
      Vacancies vacancies = entry == null ? Vacancies.NONE : new Vacancies(entry.vacancies());
      Content content = part.content(client);
      Edit edit = editing.edit(content, file.text(), vacancies);
      if (Objects.equals(edit.text(), file.text())) {
        return new Plan.Nothing(client, path);
      }
      file.requireDirectory();
      boolean update = !Objects.equals(content.uninstall(file.text(), vacancies).text(), file.text());
      return new Plan.Change(client, file, edit, update);
    } catch (UnusableSettings e) {
      return new Plan.Refusal(client, path, Objects.requireNonNull(e.getMessage()));
    }
  }

  private SettingsFile read(Path path) throws IOException, UnusableSettings {
    SettingsFile file = SettingsFile.read(path);
    Plan.Change change = earlierChange(path);
    return change == null ? file : new SettingsFile(path, file.real(), change.edit().text());
  }

  private Plan.@Nullable Change earlierChange(Path path) {
    return earlier instanceof Plan.Change change && change.file().equals(path) ? change : null;
  }

  /**
   * Puts ours in. What is needed to take them out is on disk before the file changes.
   *
   * @return the copy of the file from before Varve; null when there was none
   */
  public @Nullable Path putIn(Plan.Change change) throws IOException {
    return files().putIn(change, earlierChange(change.file()) != null);
  }

  /** Takes ours out, and the directories that were made for the file, unless others use them by now. */
  public void takeOut(Plan.Change change) throws IOException {
    files().takeOut(change);
  }

  /** Of a file out of which somebody else took ours. */
  public void forget(Plan.Nothing nothing) throws IOException {
    files().forget(nothing);
  }

  private ChangedFiles files() {
    return new ChangedFiles(record, part, scope instanceof Scope.Project);
  }
}
