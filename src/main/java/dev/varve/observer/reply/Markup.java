package dev.varve.observer.reply;

import java.util.regex.Pattern;

/** The markup that questions and answers are written in, kept apart from the text it carries. */
final class Markup {

  static final String LESS_THAN = "&lt;";

  private static final String ANSWER =
      "observation|type|title|subtitle|narrative|facts|fact|concepts|concept"
          + "|files[_-]read|files[_-]modified|file|events"
          + "|summary|request|investigated|learned|completed|next[_-]steps|notes|nothing";
  private static final String QUESTION = "turn|recap|prompt|event|input|output|error|answer|observed|failure";

  /** A less-than sign that opens no tag of an answer: generics, comparisons, HTML that is talked about. */
  private static final Pattern STRAY =
      Pattern.compile("<(?!/?(?:" + ANSWER + ")(?=[\\s/>])[^<>]*>)", Pattern.CASE_INSENSITIVE);

  /** What a reader could take for one of our tags, also with blanks in it or without its end. */
  private static final Pattern MARKER = Pattern.compile(
      "<(?=\\s*/?\\s*(?:" + ANSWER + "|" + QUESTION + "|system-reminder)(?![\\p{Alnum}_-]))",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[|]]>");

  static final Pattern ANSWER_TAG =
      Pattern.compile("<(/?)(" + ANSWER + ")(?=[\\s/>])[^<>]*>", Pattern.CASE_INSENSITIVE);

  private Markup() {}

  /** Foreign text with none of our tags left in it. */
  static String quoted(String text) {
    return MARKER.matcher(text).replaceAll(LESS_THAN);
  }

  /** The same for the value of an attribute; one line. */
  static String attribute(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replaceAll("\\s+", " ");
  }

  /** An answer as a parser of markup can read it: only our own tags are tags. */
  static String readable(String answer) {
    return STRAY.matcher(CDATA.matcher(answer).replaceAll("")).replaceAll(LESS_THAN);
  }
}
