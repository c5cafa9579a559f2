package dev.varve.memory;

import dev.varve.queue.ProjectId;
import dev.varve.redact.Redacted;

/**
 * A note on its way into the store.
 *
 * @param text not blank
 * @param textHash keyed hash of the text, by which the same note is recognised
 * @param author who wants it remembered: {@code person} or {@code agent}
 */
public record NewNote(ProjectId project, Redacted text, String textHash, String author) {

  private static final int TITLE_CHARS_MAX = 120;

  /** The first line, shortened where it is long. */
  String title() {
    String first = text.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    return first.length() <= TITLE_CHARS_MAX ? first : first.substring(0, end(first)).stripTrailing() + "…";
  }

  private static int end(String line) {
    int end = TITLE_CHARS_MAX - 1;
    return Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
  }

  /** Everything, where the title does not say it all. */
  String narrative() {
    String all = text.text().strip();
    return all.equals(title()) ? "" : all;
  }
}
