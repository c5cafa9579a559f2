package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;

/** Prose cut into sentences, in any language that ends them with a mark; lines of lists stay whole. */
final class Sentences {

  private static final int SENTENCES_MAX = 400;

  private Sentences() {}

  static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length() && sentences.size() < SENTENCES_MAX; i++) {
      if (ends(text, i)) {
        add(text.substring(start, i + 1), sentences);
        start = i + 1;
      }
    }
    add(text.substring(start), sentences);
    return sentences;
  }

  /** A mark ends a sentence when a space and no lower-case word follows; a number's or an initial's dot does not. */
  private static boolean ends(String text, int at) {
    char c = text.charAt(at);
    if (c == '。' || c == '！' || c == '？') {
      return true;
    }
    if (c != '.' && c != '!' && c != '?' || at + 2 >= text.length()) {
      return false;
    }
    int next = at + 1;
    while (next < text.length() && (text.charAt(next) == '"' || text.charAt(next) == ')' || text.charAt(next) == '`')) {
      next++;
    }
    boolean spaced = next < text.length() - 1 && text.charAt(next) == ' ';
    return spaced && next == at + 1 && !Character.isLowerCase(text.charAt(next + 1)) && !abbreviates(text, at);
  }

  private static boolean abbreviates(String text, int at) {
    if (text.charAt(at) != '.' || at == 0) {
      return false;
    }
    int start = at;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, at);
    boolean dateOrItem = !word.isEmpty() && word.length() <= 2 && word.chars().allMatch(Character::isDigit);
    boolean letter = word.length() == 1 && (Character.isLowerCase(word.charAt(0)) || start > 0
        && text.charAt(start - 1) == '.');
    return dateOrItem || letter
        || word.equals("vs") || word.equals("etc") || word.equals("Nr") || word.equals("No") || word.equals("approx");
  }

  private static void add(String sentence, List<String> sentences) {
    String text = sentence.strip();
    if (!text.isEmpty()) {
      sentences.add(text);
    }
  }
}
