package dev.varve.redact;

import org.jspecify.annotations.Nullable;

/**
 * A string that nothing is left in which must not be kept.
 *
 * @param codes of its characters, of which those that are not ASCII are negative; null if they are not known, as they are of
 *     what was read and left as it is
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record CleanText(String text, byte @Nullable [] codes) {

  static CleanText of(String text) {
    return new CleanText(text, null);
  }

  /** What became of a text that was read. */
  static CleanText of(String text, Survey read) {
    return new CleanText(text, text.equals(read.text()) ? read.codes() : null);
  }

  void writeTo(JsonText json) {
    if (codes == null) {
      json.string(text);
    } else {
      json.string(text, codes);
    }
  }
}
