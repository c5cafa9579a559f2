package dev.varve.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Text that has passed the {@link Redactor}; nothing else can make one.
 *
 * <p>Always valid Unicode without NUL, so that every store can hold it. The text of a tool payload is JSON.
 */
public final class Redacted {

  private final String text;

  /** Of a tool payload, which is written in bytes and stored in bytes; then there is no other text. */
  private final byte @Nullable [] utf8;

  private final Findings findings;
  private final boolean whollyPrivate;

  Redacted(String text, Findings findings, boolean whollyPrivate) {
    this.text = text;
    this.utf8 = null;
    this.findings = findings;
    this.whollyPrivate = whollyPrivate;
  }

  /** A tool payload. */
  Redacted(byte[] utf8, Findings findings) {
    this.text = "";
    this.utf8 = utf8;
    this.findings = findings;
    this.whollyPrivate = false;
  }

  /** The JSON object without fields. */
  public static Redacted emptyObject() {
    return new Redacted("{}", Findings.none(), false);
  }

  /** Text of which nothing may be kept. */
  public static Redacted nothing() {
    return new Redacted("", Findings.none(), false);
  }

  /** Decoded anew each time if it is a tool payload. */
  public String text() {
    return utf8 == null ? text : new String(utf8, UTF_8);
  }

  /** The text in UTF-8; not copied, so nobody may change it. */
  public byte[] utf8() {
    return utf8 == null ? text.getBytes(UTF_8) : utf8;
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
    return other instanceof Redacted that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
