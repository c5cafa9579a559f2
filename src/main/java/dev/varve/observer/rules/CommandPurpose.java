package dev.varve.observer.rules;

import dev.varve.shell.Command;
import java.util.List;
import java.util.Set;

/** What somebody wanted of a command line. */
enum CommandPurpose {
  /** To see where one is and what lies there. */
  LIST,
  /** To see something else; it changes nothing either. */
  LOOK,
  /** To get something done. */
  WORK;

  private static final Set<String> LISTING = Set.of("ls", "pwd", "cd", "echo", "true", "tree", "dir");

  private static final Set<String> LOOKING =
      Set.of(
          "cat", "head", "tail", "grep", "rg", "find", "wc", "which", "file", "stat", "od", "awk", "sort", "uniq", "cut",
          "du", "env", "printf", "jq", "sed", "git", "nl", "tr", "xargs", "less", "diff");

  /** Of a line of several commands the one that wants most. */
  static CommandPurpose of(List<Command> commands) {
    CommandPurpose most = commands.isEmpty() ? WORK : LIST;
    for (Command command : commands) {
      CommandPurpose purpose = of(command.program());
      most = purpose.compareTo(most) > 0 ? purpose : most;
    }
    return most;
  }

  private static CommandPurpose of(String program) {
    if (LISTING.contains(program)) {
      return LIST;
    }
    return LOOKING.contains(program) ? LOOK : WORK;
  }
}
