package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import dev.varve.observer.rules.output.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** An assistant's message, sorted into the parts of a summary; of a long one the most telling sentences. */
final class Answer {

  private static final int CHARS_MAX = 1_750;

  /** Longer messages are read from their head and their tail, where answers say what matters. */
  private static final int READ_CHARS_MAX = 24_000;

  private static final Pattern FIGURE = Pattern.compile("\\d");
  /** That there is one matters, not where it ends, which would be looked for from each letter of a long word. */
  private static final Pattern NAME = Pattern.compile("`[^`]+`|\\w[._/]\\w|\\b[a-z]++[A-Z]|\\b[A-Z]++-\\d");
  private static final Pattern CHAT =
      Pattern.compile("(?i)^(?:sure|great|perfect|let me know|happy to|feel free|i'll |let me |okay|of course|"
          + "gern|klar|alles klar|would you like).*");
  private static final Pattern ITEM = Pattern.compile("^(?:\\(?\\d{1,2}[.)]|[-*•|]) ?.*");

  private final List<Said> said = new ArrayList<>();

  private Answer() {}

  static Answer of(String message) {
    Answer answer = new Answer();
    Part section = null;
    for (String paragraph : Prose.paragraphs(Lines.ofProse(head(message)).all())) {
      section = ITEM.matcher(paragraph).matches() ? section : null;
      for (String sentence : Sentences.of(paragraph)) {
        Part opened = Part.opened(sentence);
        section = opened == Part.NEXT || sentence.endsWith(":") ? opened : section;
        Part own = opened != null ? opened : section != null ? section : Part.of(sentence);
        answer.said.add(new Said(own, sentence, score(sentence), answer.said.size()));
      }
    }
    answer.shorten();
    return answer;
  }

  private static String head(String message) {
    return message.length() <= READ_CHARS_MAX
        ? message
        : message.substring(0, READ_CHARS_MAX / 2) + "\n\n" + message.substring(message.length() - READ_CHARS_MAX / 2);
  }

  String part(Part part) {
    StringBuilder text = new StringBuilder();
    for (Said sentence : said) {
      if (sentence.part() == part) {
        text.append(text.isEmpty() ? "" : " ").append(sentence.text());
      }
    }
    return text.toString();
  }

  private static int score(String sentence) {
    int score = 1;
    score += FIGURE.matcher(sentence).find() ? 2 : 0;
    score += NAME.matcher(sentence).find() ? 2 : 0;
    Part part = Part.of(sentence);
    score += part == Part.LEARNED || part == Part.NEXT ? 2 : 1;
    return CHAT.matcher(sentence).matches() ? 0 : score;
  }

  private void shorten() {
    said.removeIf(sentence -> sentence.score() == 0 && said.size() > 1);
    int length = said.stream().mapToInt(sentence -> sentence.text().length() + 1).sum();
    List<Said> worst = new ArrayList<>(said);
    worst.sort(Comparator.comparingInt(Said::score).thenComparing(Comparator.comparingInt(Said::place).reversed()));
    for (Said sentence : worst) {
      if (length > CHARS_MAX && said.size() > 1) {
        said.remove(sentence);
        length -= sentence.text().length() + 1;
      }
    }
  }

  /** A sentence, what it is about and how much it tells. */
  private record Said(Part part, String text, int score, int place) {
    private Said {
      text = Clip.line(text, 800);
    }
  }
}
