package dev.varve.context;

/** When something may be told, and what is known of that moment. */
public sealed interface Moment {

  /** A session begins or goes on. */
  record SessionStart() implements Moment {}

  /** The client has just replaced what the session said so far by a short version. */
  record Compaction() implements Moment {}

  /** The user asks for something; the text is free of what is private or secret. */
  record Prompt(String text) implements Moment {}

  /** A file is about to be read. */
  record FileRead(String path) implements Moment {}

  /** A subagent begins; it knows nothing of what its session was told. */
  record SubagentStart() implements Moment {}

  /** A command has failed with what {@link ErrorSignature} makes of its output. */
  record CommandFailed(String signature) implements Moment {}

  /** Whether what the session was told already is left out. */
  default boolean tellsOnce() {
    return switch (this) {
      case Prompt _, FileRead _ -> true;
      case SessionStart _, Compaction _, SubagentStart _, CommandFailed _ -> false;
    };
  }

  /** Whether the session has nothing before it of what it was told before. */
  default boolean begins() {
    return switch (this) {
      case SessionStart _, Compaction _ -> true;
      case Prompt _, FileRead _, SubagentStart _, CommandFailed _ -> false;
    };
  }

  /** The name in receipts. */
  default String stored() {
    return switch (this) {
      case SessionStart _ -> "session_start";
      case Compaction _ -> "compaction";
      case Prompt _ -> "prompt";
      case FileRead _ -> "file_read";
      case SubagentStart _ -> "subagent_start";
      case CommandFailed _ -> "command_failed";
    };
  }
}
