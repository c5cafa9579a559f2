package dev.varve.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The words that decide whether a text is looked at more closely: those of all rules, and those that private blocks, our own
 * memories and data URIs begin with. They are looked for by their rarest pairs of characters: an automaton would look up each
 * character in a table that no cache holds. Immutable and thread-safe.
 */
final class Anchors {

  private static final List<String> TAGS = List.of(Redactor.PRIVATE_TAG, InjectedBlocks.OWN_NAME);

  /** What a tag may have between its bracket and its name, white space and a slash. */
  private static final int INDENT_MAX = 33;

  private final List<Anchor> anchors = new ArrayList<>();
  private final AnchorTree tree;
  private final AnchorPairs pairs;

  Anchors(RedactionRules rules) {
    for (Rule rule : rules.all()) {
      rule.anchors().forEach(literal -> anchors.add(Anchor.of(literal, rule)));
    }
    TAGS.forEach(tag -> anchors.add(Anchor.ofFrame(tag)));
    anchors.add(Anchor.ofFrame(EncodedData.MARK));
    // Of several that end at one place the longest comes first.
    anchors.sort(Comparator.comparingInt(Anchor::length).reversed());
    tree = new AnchorTree(anchors);
    pairs = new AnchorPairs(anchors);
  }

  int size() {
    return anchors.size();
  }

  Anchor get(int number) {
    return anchors.get(number);
  }

  /** Reads a text. */
  Survey survey(String text) {
    Survey survey = read(Survey.narrow(text));
    return survey.isBlurred() ? read(Survey.wide(text)) : survey;
  }

  private Survey read(Survey survey) {
    byte[] codes = survey.codes();
    int at = pairs.nextLook(codes, 0);
    while (at < codes.length && !survey.isBlurred()) {
      look(survey, at);
      at = pairs.nextLook(codes, at + 1);
    }
    return survey;
  }

  private void look(Survey survey, int at) {
    for (Look look : pairs.looks(survey.codes(), at)) {
      if (look.isWorth(survey.codes(), at)) {
        switch (look.place()) {
          case Look.NUMBER -> survey.number(at);
          case Look.ODD -> survey.odd(at);
          case Look.WIDE -> survey.question(at);
          default -> find(survey, at + 1 + look.place(), look.place());
        }
      }
    }
  }

  /** Notes the anchors that end at {@code end} of which the pair ends so many characters before. */
  private void find(Survey survey, int end, int distance) {
    byte[] codes = survey.codes();
    if (end > codes.length) {
      return;
    }
    int node = 0;
    for (int start = end - 1; start >= 0; start--) {
      node = tree.next(node, codes[start]);
      if (node == 0) {
        return;
      }
      for (int number : tree.anchorsAt(node)) {
        if (pairs.distances()[number] == distance) {
          note(survey, number, start, end);
        }
      }
    }
  }

  private void note(Survey survey, int number, int start, int end) {
    Anchor anchor = anchors.get(number);
    if (!anchor.isAt(survey.text(), start)) {
      return;
    }
    if (anchor.rule() != null) {
      survey.hit(end, number);
    } else if (anchor.literal().equals(EncodedData.MARK) || followsBracket(survey.codes(), start)) {
      survey.frame();
    }
  }

  private static boolean followsBracket(byte[] codes, int start) {
    int at = start - 1;
    while (at >= 0 && start - at <= INDENT_MAX && (codes[at] == '/' || codes[at] <= ' ' && codes[at] > 0)) {
      at--;
    }
    return at >= 0 && codes[at] == '<';
  }
}
