package dev.varve.observer.rules.output;

/** A test that failed, and what it said; the message may be empty. */
public record FailedTest(String name, String message) {

  private static final int NAME_CHARS_MAX = 120;
  private static final int MESSAGE_CHARS_MAX = 200;

  public FailedTest {
    name = Clip.line(name, NAME_CHARS_MAX);
    message = Clip.line(message, MESSAGE_CHARS_MAX);
  }

  public String told() {
    return message.isEmpty() ? name + " failed." : name + " failed: " + message;
  }
}
