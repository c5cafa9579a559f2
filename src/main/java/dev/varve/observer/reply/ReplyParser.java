package dev.varve.observer.reply;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import dev.varve.observer.Reply;
import dev.varve.observer.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a turn. Fences, text around, missing end tags, case and unknown types do not matter; an
 * observation needs a title and a narrative or facts, and sources the turn had shown. Thread-safe.
 */
public final class ReplyParser {

  private static final int OBSERVATIONS_MAX = 24;
  private static final int TITLE_CHARS_MAX = 160;
  private static final int SENTENCE_CHARS_MAX = 1_000;
  private static final int PROSE_CHARS_MAX = 8_000;
  private static final int FACTS_MAX = 24;
  private static final int CONCEPTS_MAX = 12;

  private final Mode mode;

  public ReplyParser(Mode mode) {
    this.mode = mode;
  }

  /** {@code ended} is false when the provider stopped it: then nothing of it counts. */
  public ParsedReply parse(String answer, boolean ended, Turn turn) {
    if (answer.isBlank()) {
      return new ParsedReply.Empty();
    }
    Blocks blocks = Blocks.of(answer);
    if (!ended || blocks.torn()) {
      return new ParsedReply.CutOff();
    }
    if (blocks.list().isEmpty()) {
      return blocks.saysNothing() ? new ParsedReply.Nothing() : new ParsedReply.Prose(answer.length());
    }
    ParsedReply read = turn instanceof Turn.Summarize ? summary(blocks.list()) : observations(blocks.list(), turn);
    return read instanceof ParsedReply.Unusable && blocks.saysNothing() ? new ParsedReply.Nothing() : read;
  }

  private ParsedReply observations(List<Block> blocks, Turn turn) {
    List<DraftObservation> drafts = new ArrayList<>();
    int foreign = 0;
    for (Block block : blocks) {
      if (block.isSummary() || drafts.size() == OBSERVATIONS_MAX) {
        continue;
      }
      Lineage lineage = Lineage.of(block.value("events"), turn);
      foreign += lineage.foreign();
      DraftObservation draft = lineage.isForeign() ? null : draft(block, lineage, new TouchedFiles(mode, turn));
      if (draft != null) {
        drafts.add(draft);
      }
    }
    return drafts.isEmpty()
        ? new ParsedReply.Unusable(blocks.size() + " blocks, none with a title, a content and a message of this turn")
        : new ParsedReply.Memories(new Reply.Memories(drafts, null), foreign);
  }

  private @Nullable DraftObservation draft(Block block, Lineage lineage, TouchedFiles files) {
    String title = line(block.value("title"), TITLE_CHARS_MAX);
    String narrative = cut(block.value("narrative"), PROSE_CHARS_MAX);
    List<String> facts = lines(block.items("facts", "fact"), FACTS_MAX);
    if (title.isEmpty() || narrative.isEmpty() && facts.isEmpty()) {
      return null;
    }
    return new DraftObservation(
        mode.type(block.value("type")),
        title,
        line(block.value("subtitle"), SENTENCE_CHARS_MAX),
        narrative,
        facts,
        concepts(block),
        files.read(block.items("files_read", "file")),
        files.modified(block.items("files_modified", "file")),
        lineage.sources());
  }

  private static List<String> concepts(Block block) {
    List<String> concepts = new ArrayList<>();
    for (String concept : lines(block.items("concepts", "concept"), CONCEPTS_MAX)) {
      concepts.add(concept.toLowerCase(Locale.ROOT));
    }
    return concepts;
  }

  private static ParsedReply summary(List<Block> blocks) {
    for (Block block : blocks) {
      if (block.isSummary()) {
        DraftSummary draft = new DraftSummary(
            part(block, "request"),
            part(block, "investigated"),
            part(block, "learned"),
            part(block, "completed"),
            part(block, "next_steps"),
            part(block, "notes"));
        if (!draft.equals(new DraftSummary("", "", "", "", "", ""))) {
          return new ParsedReply.Memories(new Reply.Memories(List.of(), draft), 0);
        }
      }
    }
    return new ParsedReply.Unusable(blocks.size() + " blocks, none a summary with content");
  }

  private static String part(Block block, String name) {
    return cut(block.value(name), PROSE_CHARS_MAX);
  }

  private static List<String> lines(List<String> items, int max) {
    return items.stream().limit(max).map(item -> line(item, SENTENCE_CHARS_MAX)).toList();
  }

  private static String line(String text, int charsMax) {
    return cut(text.replaceAll("\\s+", " ").strip(), charsMax);
  }

  private static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(charsMax - 2)) ? charsMax - 2 : charsMax - 1;
    return text.substring(0, end) + "…";
  }
}
