package dev.varve.observer.rules;

import dev.varve.observer.Outcome;
import dev.varve.observer.ToolKind;
import dev.varve.observer.ToolUse;
import dev.varve.observer.rules.output.Lines;
import dev.varve.shell.Command;
import dev.varve.shell.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool use as the rules see it: what kind of tool, what it was asked, what came out. Used by one thread. */
final class Call {

  private static final String ERROR_TAG = "tool_use_error>";

  private static final int SCRIPT_CHARS_MAX = 20_000;

  private final ToolUse use;
  private final ToolKind kind;
  private @Nullable String answer;
  private @Nullable String text;
  private @Nullable Lines output;
  private @Nullable Script script;
  private @Nullable List<Command> commands;
  private @Nullable FilePath path;

  private Call(ToolUse use, ToolKind kind) {
    this.use = use;
    this.kind = kind;
  }

  static Call of(ToolUse use) {
    ToolKind kind = ToolKind.of(use.tool());
    return new Call(use, byInput(kind, new Arguments(use.input())));
  }

  /** Editors with one tool for all name the action in the input; an unknown tool may still show what it is. */
  private static ToolKind byInput(ToolKind kind, Arguments input) {
    String command = input.first("command");
    if (kind == ToolKind.EDIT && command.equals("view")) {
      return ToolKind.READ;
    }
    if (kind == ToolKind.EDIT && command.equals("create")) {
      return ToolKind.WRITE;
    }
    return kind == ToolKind.OTHER && !command.isEmpty() ? ToolKind.COMMAND : kind;
  }

  ToolUse use() {
    return use;
  }

  ToolKind kind() {
    return kind;
  }

  Arguments input() {
    return new Arguments(use.input());
  }

  Arguments response() {
    return new Arguments(use.response());
  }

  boolean succeeded() {
    return use.outcome() == Outcome.SUCCEEDED;
  }

  boolean refused() {
    return use.outcome() == Outcome.REFUSED;
  }

  /** The error text, then the response's, as they came; put together with the first call. */
  String answer() {
    if (answer == null) {
      String error = use.error();
      String response = ResponseText.of(use.response());
      answer = error == null ? response : error + "\n" + response;
    }
    return answer;
  }

  /** The same without the tags that a client puts around errors. */
  String text() {
    if (text == null) {
      String raw = answer();
      text = raw.contains(ERROR_TAG) ? raw.replace("<" + ERROR_TAG, "").replace("</" + ERROR_TAG, "") : raw;
    }
    return text;
  }

  /** The same as plain lines, made with the first call. */
  Lines output() {
    if (output == null) {
      output = Lines.of(text());
    }
    return output;
  }

  String command() {
    return input().first("command", "cmd", "script");
  }

  /** The same taken apart, with the first call. */
  Script script() {
    if (script == null) {
      script = Script.of(command(), SCRIPT_CHARS_MAX);
    }
    return script;
  }

  /** The commands of that script, in their order. */
  List<Command> commands() {
    if (commands == null) {
      commands = script().commands();
    }
    return commands;
  }

  /** The file it names; its value is empty when it names none. */
  FilePath path() {
    if (path == null) {
      path = path(input().first("file_path", "filePath", "path", "absolute_path", "notebook_path", "filename", "file"));
    }
    return path;
  }

  FilePath path(String named) {
    return FilePath.of(named, use.cwd());
  }
}
