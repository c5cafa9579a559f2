package dev.varve.memory;

import dev.varve.redact.Redacted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prompt at the door.
 *
 * @param dedupKey identity within the session
 * @param clientPromptId the client's own id of the prompt, by which its tool uses name it
 * @param number the number the client gave it; null for the next free one
 * @param source {@code user} or the kind of origin the client names
 */
public record NewPrompt(
    String dedupKey,
    @Nullable String clientPromptId,
    @Nullable Integer number,
    Redacted text,
    String source,
    Instant originalAt) {

  /** The same without what was said: it only stands for its number. */
  public NewPrompt withheld() {
    return new NewPrompt(dedupKey, clientPromptId, number, Redacted.nothing(), source, originalAt);
  }

  /** Whether it stands only for a number: nothing of it may be kept, and that not because of what it says. */
  public boolean isWithheld() {
    return text.text().isBlank() && !text.whollyPrivate();
  }
}
