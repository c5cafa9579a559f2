package dev.varve.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * What was typed at once.
 *
 * @param lines those with commands, each of which still says what document it reads
 * @param documents what stood between them, in order
 */
public record Script(String lines, List<HereDocument> documents) {

  public Script {
    documents = List.copyOf(documents);
  }

  /**
   * A document that is never ended goes on to the end of all.
   *
   * @param charsMax as much of the lines with commands is kept; documents are kept whole
   */
  public static Script of(String typed, int charsMax) {
    if (!typed.contains("<<")) {
      return new Script(cut(typed, charsMax), List.of());
    }
    StringBuilder commands = new StringBuilder();
    List<HereDocument> documents = new ArrayList<>();
    List<String> lines = typed.lines().toList();
    int at = 0;
    while (at < lines.size()) {
      String opener = lines.get(at++);
      commands.append(opener).append('\n');
      for (String ending : HereDocument.endings(opener)) {
        int end = end(lines, at, ending);
        documents.add(new HereDocument(opener, lines.subList(at, end)));
        at = Math.min(end + 1, lines.size());
      }
    }
    return new Script(cut(commands.toString(), charsMax), documents);
  }

  private static int end(List<String> lines, int from, String ending) {
    int at = from;
    while (at < lines.size() && !lines.get(at).strip().equals(ending)) {
      at++;
    }
    return at;
  }

  private static String cut(String text, int charsMax) {
    return text.length() <= charsMax ? text : text.substring(0, charsMax);
  }

  /** In order; taken apart anew with each call. */
  public List<Pipeline> pipelines() {
    return new Cutter(lines).pipelines();
  }

  /** Those of all pipelines. */
  public List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    pipelines().forEach(pipeline -> commands.addAll(pipeline.commands()));
    return commands;
  }
}
