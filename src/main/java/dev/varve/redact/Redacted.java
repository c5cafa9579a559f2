package dev.varve.redact;

/**
 * Text that has passed the {@link Redactor}; nothing else can make one.
 *
 * <p>Always valid Unicode without NUL, so that every store can hold it. The text of a tool payload is JSON.
 */
public final class Redacted {

  private final String text;
  private final Findings findings;
  private final boolean whollyPrivate;

  Redacted(String text, Findings findings, boolean whollyPrivate) {
    this.text = text;
    this.findings = findings;
    this.whollyPrivate = whollyPrivate;
  }

  /** The JSON object without fields. */
  public static Redacted emptyObject() {
    return new Redacted("{}", Findings.none(), false);
  }

  /** Text of which nothing may be kept. */
  public static Redacted nothing() {
    return new Redacted("", Findings.none(), false);
  }

  public String text() {
    return text;
  }

  public Findings findings() {
    return findings;
  }

  /** Whether something private was removed and only white space is left; never true of a tool payload. */
  public boolean whollyPrivate() {
    return whollyPrivate;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Redacted that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
