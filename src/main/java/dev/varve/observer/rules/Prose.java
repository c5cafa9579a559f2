package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;

/** The paragraphs of a marked-up text, each under its heading; code blocks and pictures left out. */
final class Prose {

  private static final int PARAGRAPHS_MAX = 200;

  private Prose() {}

  /** Paragraphs and list items in order, headings in front of what follows them. */
  static List<String> paragraphs(List<String> lines) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    boolean code = false;
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("```") || text.startsWith("~~~")) {
        code = !code;
      } else if (!code && !text.isEmpty()) {
        if (startsAnew(text)) {
          end(paragraph, paragraphs);
        }
        paragraph.append(bare(text)).append(text.startsWith("#") ? ": " : " ");
      } else if (text.isEmpty() && !endsWithHeading(paragraph)) {
        end(paragraph, paragraphs);
      }
      if (paragraphs.size() > PARAGRAPHS_MAX) {
        break;
      }
    }
    end(paragraph, paragraphs);
    return paragraphs;
  }

  private static boolean startsAnew(String text) {
    return text.startsWith("#") || text.startsWith("- ") || text.startsWith("* ") || text.startsWith("|")
        || text.matches("\\d{1,2}[.)] .*");
  }

  private static String bare(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '#') {
      start++;
    }
    return text.substring(start).replace("**", "").strip();
  }

  private static boolean endsWithHeading(StringBuilder paragraph) {
    return paragraph.length() > 2 && paragraph.charAt(paragraph.length() - 2) == ':';
  }

  private static void end(StringBuilder paragraph, List<String> paragraphs) {
    String text = paragraph.toString().strip();
    if (!text.isEmpty() && text.chars().anyMatch(Character::isLetter)) {
      paragraphs.add(text);
    }
    paragraph.setLength(0);
  }
}
