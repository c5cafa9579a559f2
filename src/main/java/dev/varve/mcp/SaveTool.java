package dev.varve.mcp;

import dev.varve.capture.Notebook;
import dev.varve.memory.Notes;

/** Remembers a note of an agent. */
final class SaveTool implements Tool {

  private static final String AUTHOR = "agent";

  private static final Schema SCHEMA =
      Schema.of(
          Parameter.required(
              "text",
              new Type.Text(Notes.CHARS_MAX),
              "What to remember, as it will be read; its first line becomes the title.",
              "Releases are tagged by hand\nThe tag starts the build; a branch never does."),
          ProjectFinder.PARAMETER);

  private static final Structure GIVES =
      Structure.empty().with("status", Structure.oneOf("saved", "known")).with("ref", Structure.TEXT);

  private final Recall recall;
  private final ProjectFinder projects;

  SaveTool(Recall recall, ProjectFinder projects) {
    this.recall = recall;
    this.projects = projects;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "save",
        "Save a note",
        "Remember a note for later sessions of a project, when the user asks for it or when something will matter again"
            + " that the code does not say. What you do is noted anyway. Keys and passwords are taken out.",
        SCHEMA,
        GIVES,
        true);
  }

  @Override
  public Reply call(Arguments arguments) {
    if (!recall.hasRoom().getAsBoolean()) {
      throw new ToolRefusal("the disk is nearly full, so nothing new is kept", "The user must free some space: varve doctor");
    }
    return switch (recall.notebook().save(projects.where(arguments), arguments.required("text"), AUTHOR)) {
      case Notebook.Outcome.Kept kept -> reply(kept.isNew() ? "saved" : "known", kept.ref().toString());
      case Notebook.Outcome.Unwanted _ -> throw new ToolRefusal(
          "nothing of this project may be kept at present, because the user excluded or paused it",
          "Do not try again; varve status tells the user which");
      case Notebook.Outcome.Empty _ -> throw new ToolRefusal(
          "all of it is private, so nothing was kept", "Save what is not between <private> and </private>");
      case Notebook.Outcome.Unknown unknown -> throw projects.unknown(unknown.project());
      case Notebook.Outcome.Ambiguous several -> throw ProjectFinder.ambiguous(several.project(), several.identities());
    };
  }

  private static Reply reply(String status, String ref) {
    String text = status.equals("saved") ? "saved as " + ref : "the same was saved a moment ago as " + ref;
    return new Reply(text, MemoryJson.object().put("status", status).put("ref", ref));
  }
}
