package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a prompt asks for, and the rules and reasons the user states in it. */
final class Wish {

  static final int REQUEST_CHARS_MAX = 600;

  private static final Pattern RULE =
      Pattern.compile(
          "(?iU)\\b(?:because|since|so that|must|never|always|only|don't|do not|no longer|instead|rule|decided|"
              + "decision|wants?|"
              + "should|shall|not before|otherwise|at least|at most|weil|muss|müssen|darf|niemals|immer|nur|"
              + "statt|sonst|damit|"
              + "soll|sollen|nicht|parce que|toujours|jamais|doit|porque|siempre|nunca|debe)\\b");

  private Wish() {}

  /** The sentences of a prompt that state a rule or a reason, at most two facts. */
  static List<Fact> rules(String prompt) {
    List<String> stated = new ArrayList<>();
    for (String sentence : Sentences.of(Clip.line(prompt, 4_000))) {
      if (RULE.matcher(sentence).find()) {
        stated.add(sentence);
      }
    }
    List<Fact> facts = new ArrayList<>();
    for (String chunk : Chunks.of(stated, Fact.CHARS_MAX - 12)) {
      if (facts.size() < 2) {
        facts.add(Fact.key("User said: " + chunk));
      }
    }
    return facts;
  }

  /** The prompt in one line; of a long one its beginning and the rules in it. */
  static String request(String prompt, int charsMax) {
    String line = Clip.line(prompt, 20_000);
    if (line.length() <= charsMax) {
      return line;
    }
    StringBuilder request = new StringBuilder(Clip.line(line, charsMax / 2));
    List<String> sentences = Sentences.of(line.substring(Math.min(line.length(), charsMax / 2)));
    for (String sentence : sentences) {
      if (RULE.matcher(sentence).find() && request.length() + sentence.length() < charsMax) {
        request.append(' ').append(sentence);
      }
    }
    return request.toString();
  }
}
