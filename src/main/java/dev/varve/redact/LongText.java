package dev.varve.redact;

/** Keeps the head and the tail of a long text, redacted, and says how much lay between. Thread-safe. */
final class LongText {

  /** Room for the line that says how much was cut, so that a cut text is not cut again. */
  private static final int NOTE_MAX = 64;

  private final SecretText secrets;
  private final RedactionLimits limits;
  private final int lengthMax;

  LongText(SecretText secrets, RedactionLimits limits) {
    this.secrets = secrets;
    this.limits = limits;
    this.lengthMax = limits.keptHeadChars() + limits.keptTailChars() + NOTE_MAX;
  }

  /** Whether nothing is cut before it is looked at. */
  boolean isWhole(String text) {
    return text.length() <= lengthMax + 2L * limits.marginChars();
  }

  /** Of a text that is looked at as a whole. */
  String redact(Survey survey, Deadline deadline, Tally tally) {
    String redacted = redactPart(survey, deadline, tally);
    return redacted.length() <= lengthMax ? redacted : joined(redacted, redacted, survey.text().length(), tally);
  }

  String redact(String text, Deadline deadline, Tally tally) {
    if (isWhole(text)) {
      return redact(secrets.survey(text), deadline, tally);
    }
    int headEnd = limits.keptHeadChars() + limits.marginChars();
    int tailStart = text.length() - limits.keptTailChars() - limits.marginChars();
    String head = redactPart(secrets.survey(text.substring(0, headEnd)), deadline, tally);
    String tail = redactPart(secrets.survey(text.substring(tailStart)), deadline, tally);
    return joined(head, tail, text.length(), tally);
  }

  private String redactPart(Survey survey, Deadline deadline, Tally tally) {
    Survey storable = survey.isStorable() ? survey : secrets.survey(StorableText.of(survey.text()));
    return secrets.redact(storable, deadline, tally);
  }

  private String joined(String head, String tail, int length, Tally tally) {
    tally.cut();
    int headEnd = Math.min(head.length(), limits.keptHeadChars());
    int tailStart = Math.max(0, tail.length() - limits.keptTailChars());
    int cut = length - limits.keptHeadChars() - limits.keptTailChars();
    return head.substring(0, before(head, headEnd))
        + "[… " + Math.max(cut, 0) + " characters cut …]"
        + tail.substring(after(tail, tailStart));
  }

  /** The nearest place at or before {@code at} that splits neither a marker nor a surrogate pair. */
  private static int before(String text, int at) {
    int marker = text.lastIndexOf(Marker.START, at - 1);
    if (marker >= 0 && Marker.endOf(text, marker) > at) {
      return marker;
    }
    return splitsPair(text, at) ? at - 1 : at;
  }

  private static int after(String text, int at) {
    int marker = text.lastIndexOf(Marker.START, at - 1);
    if (marker >= 0 && Marker.endOf(text, marker) > at) {
      return Marker.endOf(text, marker);
    }
    return splitsPair(text, at) ? at + 1 : at;
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
