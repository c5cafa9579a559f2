package dev.varve.observer.rules;

import dev.varve.observer.ObservationType;
import dev.varve.observer.ToolKind;
import dev.varve.observer.rules.output.Clip;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which type an observation has, read off what was changed, committed and asked for. */
final class TypeOf {

  private static final Pattern FIX =
      Pattern.compile("\\b(?:fix(?:e[sd])?|bug|repair|hotfix|regression|beheb\\w*|korrigier\\w*|repar\\w*|"
          + "corrig\\w*)\\b");
  private static final Pattern REFACTOR =
      Pattern.compile("\\b(?:refactor\\w*|rename[ds]?|extract\\w*|move[sd]?|simplif\\w*|clean ?up|inline[ds]?|"
          + "umbenenn\\w*|auslager\\w*)\\b");
  private static final Pattern FEATURE =
      Pattern.compile("\\b(?:feat|feature(?!/)|add(?:s|ed)?|implement\\w*|support|introduc\\w*|new|neue?[nrs]?|"
          + "hinzu\\w*|ajoute\\w*)\\b");

  private TypeOf() {}

  static ObservationType of(Stretch stretch, String prompt) {
    List<Change> changes = stretch.changes();
    if (changes.stream().anyMatch(change -> change.path().isDecisionRecord() && !change.added().isEmpty())) {
      return ObservationType.DECISION;
    }
    if (changes.isEmpty() && stretch.commits().isEmpty()) {
      return decided(stretch) ? ObservationType.DECISION : ObservationType.DISCOVERY;
    }
    for (Commit commit : stretch.commits()) {
      ObservationType type = worded(commit.subject());
      if (type != ObservationType.CHANGE) {
        return type;
      }
    }
    if (stretch.repaired() != null && changes.stream().noneMatch(Change::created)) {
      return ObservationType.BUGFIX;
    }
    boolean createsCode = changes.stream().anyMatch(change -> change.created() && !change.path().isDocument());
    return createsCode ? ObservationType.FEATURE : worded(prompt);
  }

  private static boolean decided(Stretch stretch) {
    return stretch.steps().stream().anyMatch(step -> step.call().kind() == ToolKind.QUESTION);
  }

  private static ObservationType worded(String text) {
    String words = Clip.line(text, 400).toLowerCase(Locale.ROOT);
    if (FIX.matcher(words).find()) {
      return ObservationType.BUGFIX;
    }
    if (REFACTOR.matcher(words).find()) {
      return ObservationType.REFACTOR;
    }
    return FEATURE.matcher(words).find() ? ObservationType.FEATURE : ObservationType.CHANGE;
  }
}
