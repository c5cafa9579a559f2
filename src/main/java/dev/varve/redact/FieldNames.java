package dev.varve.redact;

import dev.varve.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the JSON fields whose name makes their value a secret. Thread-safe. */
final class FieldNames {

  /** Longer names are prose. */
  private static final int LENGTH_MAX = 128;

  private final Words anchors;
  private final List<Word> words = new ArrayList<>();

  private record Word(NameRule rule, int length) {}

  FieldNames(List<NameRule> rules) {
    var literals = new ArrayList<String>();
    for (NameRule rule : rules) {
      for (String literal : rule.anchors()) {
        literals.add(literal);
        words.add(new Word(rule, literal.length()));
      }
    }
    anchors = new Words(literals);
  }

  /** The kind of secret that {@code value} is under this name, or null. */
  @Nullable String kindOf(String name, String value) {
    if (name.length() > LENGTH_MAX) {
      return null;
    }
    int state = 0;
    for (int i = 0; i < name.length(); i++) {
      state = anchors.next(state, name.charAt(i));
      if (state < 0) {
        for (int found : anchors.found(state)) {
          var word = words.get(found);
          if (word.rule().isSecret(name, i + 1 - word.length(), i + 1, value)) {
            return word.rule().kind();
          }
        }
      }
    }
    return null;
  }
}
