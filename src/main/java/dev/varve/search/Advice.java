package dev.varve.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sentences for whoever found little: what to do about it. */
final class Advice {

  static final String BUILDING = "The index is being built; ask again in a moment.";

  static final String UNSEARCHABLE =
      "Nothing of this can be looked for: write words of at most 64 letters and digits, or the beginning* of one.";

  static final String NOTHING_THEN = "Nothing is remembered of that time. Ask for another one, or for words.";

  private static final int UNKNOWN_MAX = 5;

  private Advice() {}

  /** @param project its name, or its identity, which ends in what would be its name */
  static String noProject(String project) {
    String name = project.substring(project.lastIndexOf('/') + 1);
    return "Nothing is remembered of a project '" + name + "'. Look into other projects, or see which there are: varve projects";
  }

  /** Marks an answer that may lack something. */
  static SearchResult building(SearchResult result) {
    return new SearchResult(result.hits(), result.nextCursor(), result.didYouMean(), BUILDING);
  }

  /** @param helpful conditions without which there are hits */
  static String empty(SearchRequest request, Question question, Scope scope, List<String> helpful) {
    if (!helpful.isEmpty()) {
      return "Nothing passes all filters; there are hits without " + String.join(" or without ", helpful) + ".";
    }
    if (scope.size() == 0) {
      return "Nothing is remembered here yet.";
    }
    if (question.strict() && !question.phrases().isEmpty()) {
      return "No memory has these words next to each other; leave the quotes out.";
    }
    String wider = elsewhere(request.filter().project());
    return request.filter().looser().isEmpty()
        ? "No memory is about this. Use fewer or other words, or begin* with a star" + wider + "."
        : "No memory passes these filters. Leave some out" + wider + ".";
  }

  /** @param unknown words of the question that no memory has */
  static String doubtful(List<String> unknown) {
    String without = String.join("', '", unknown.subList(0, Math.min(UNKNOWN_MAX, unknown.size())));
    String none = without.isEmpty() ? "" : " and none has '" + without + "'";
    return "No memory has most of these words" + none + ": it may not be remembered. Fewer or other words find more.";
  }

  private static String elsewhere(@Nullable String project) {
    return project == null ? "" : ", or look into other projects";
  }
}
