package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;

/** How a command is named in a memory: by the client's description and the command itself. */
record Label(String command, String description) {

  private static final int COMMAND_CHARS_MAX = 90;

  static Label of(Call call) {
    return new Label(
        Clip.line(call.script().lines(), COMMAND_CHARS_MAX), Clip.line(call.input().first("description", "title"), 90));
  }

  String told() {
    return description.isEmpty() ? "`" + command + "`" : description;
  }

  String full() {
    return description.isEmpty() ? "`" + command + "`" : "%s (`%s`)".formatted(description, command);
  }
}
