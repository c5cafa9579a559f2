package dev.varve.observer.reply;

import dev.varve.observer.Reply;

/** What a model's answer to a turn turned out to be. */
public sealed interface ParsedReply {

  /**
   * At least one memory.
   *
   * @param foreignIds ids of messages the turn had not shown; dropped
   */
  record Memories(Reply.Memories reply, int foreignIds) implements ParsedReply {}

  /** Intentionally nothing. */
  record Nothing() implements ParsedReply {}

  /** Text without any of the agreed blocks. */
  record Prose(int chars) implements ParsedReply {}

  record Empty() implements ParsedReply {}

  /** It ends before its end, and what stands before that is not the whole answer. */
  record CutOff() implements ParsedReply {}

  /**
   * Blocks, but none that means anything.
   *
   * @param evidence one line, without anything the model wrote
   */
  record Unusable(String evidence) implements ParsedReply {}
}
