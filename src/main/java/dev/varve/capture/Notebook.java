package dev.varve.capture;

import dev.varve.capture.policy.Privacy;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.NewNote;
import dev.varve.memory.Notes;
import dev.varve.memory.ProjectBook;
import dev.varve.memory.Projects;
import dev.varve.queue.ProjectId;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.session.Place;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes notes of people and agents: redacted before they are written, like everything that comes in. Thread-safe. */
public final class Notebook {

  private final Database database;
  private final Privacy privacy;
  private final Redactor redactor;
  private final Identity identity;
  private final Visits visits;
  private final Runnable kept;
  private final Notes notes = new Notes();
  private final Projects projects = new Projects();

  /** @param kept runs after each new note; others may look then */
  public Notebook(Database database, Privacy privacy, Redactor redactor, byte[] installKey, Runnable kept) {
    this.database = database;
    this.privacy = privacy;
    this.redactor = redactor;
    this.identity = new Identity(installKey, redactor);
    this.visits = new Visits(privacy, identity, redactor);
    this.kept = kept;
  }

  /** Where a note belongs. */
  public sealed interface Where {

    /** In a project that is known by this name or identity. */
    record Named(String project) implements Where {}

    /** In the project of a directory, which may be new. */
    record Directory(String cwd) implements Where {}
  }

  /** What became of a note; what is not {@code Kept} was not stored. */
  public sealed interface Outcome {

    /** On disk; {@code isNew} is false when the same was said a moment ago. */
    record Kept(MemoryRef ref, boolean isNew) implements Outcome {}

    /** No project has that name. */
    record Unknown(String project) implements Outcome {}

    /** Several have it. */
    record Ambiguous(String project, List<String> identities) implements Outcome {}

    /** Nothing may be kept there, by a pause or an exclusion. */
    record Unwanted() implements Outcome {}

    /** Nothing is left of it that may be kept. */
    record Empty() implements Outcome {}
  }

  /**
   * Saves a note; durable when this returns.
   *
   * @param text at most {@link Notes#CHARS_MAX} characters
   * @param author {@code person} or {@code agent}
   */
  public Outcome save(Where where, String text, String author) {
    Redacted redacted = redactor.answer(text);
    if (redacted.text().isBlank()) {
      return new Outcome.Empty();
    }
    Outcome outcome =
        switch (where) {
          case Where.Named named -> database.write(tx -> saved(tx, named.project(), redacted, author));
          case Where.Directory directory -> saved(directory.cwd(), redacted, author);
        };
    if (outcome instanceof Outcome.Kept note && note.isNew()) {
      kept.run();
    }
    return outcome;
  }

  /** A project's name or identity that a person typed, as it may be stored. */
  public String cleaned(String typed) {
    return redactor.line(typed).text();
  }

  /** The project of a directory, if anything of it is known. */
  public Optional<ProjectId> project(String cwd) {
    Place place = visits.place(cwd);
    return place == null ? Optional.empty() : database.read(tx -> projects.known(tx, place.identity()));
  }

  private Outcome saved(Tx tx, String project, Redacted text, String author) {
    return switch (new ProjectBook().find(tx, project)) {
      case ProjectBook.Match.One one -> saved(tx, one.project(), text, author);
      case ProjectBook.Match.None _ -> new Outcome.Unknown(project);
      case ProjectBook.Match.Several several -> new Outcome.Ambiguous(project, several.identities());
    };
  }

  private Outcome saved(String cwd, Redacted text, String author) {
    Place place = visits.settled(cwd);
    return place == null
        ? new Outcome.Unwanted()
        : database.write(
            tx -> saved(tx, projects.identified(tx, place.identity(), place.project(), now()), text, author));
  }

  private Outcome saved(Tx tx, ProjectId project, Redacted text, String author) {
    NewNote note = new NewNote(project, text, identity.hash(text.text()), author);
    return switch (notes.save(tx, note, now())) {
      case Notes.Outcome.Saved saved -> new Outcome.Kept(saved.ref(), true);
      case Notes.Outcome.Known known -> new Outcome.Kept(known.ref(), false);
    };
  }

  /** The time by which it dates notes. */
  public Instant now() {
    return privacy.clock().instant();
  }
}
