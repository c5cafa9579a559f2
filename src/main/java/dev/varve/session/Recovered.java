package dev.varve.session;

import dev.varve.memory.NewPrompt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something of a session that its client wrote down itself and may or may not have reported. */
public sealed interface Recovered {

  Place place();

  Instant at();

  record Prompted(Place place, NewPrompt prompt) implements Recovered {
    @Override
    public Instant at() {
      return prompt.originalAt();
    }
  }

  record Used(Place place, ToolUseReport report) implements Recovered {
    @Override
    public Instant at() {
      return report.at();
    }
  }

  /**
   * The answer to a prompt.
   *
   * @param clientPromptId the prompt it answers; null means the latest
   */
  record Answered(Place place, @Nullable String clientPromptId, SummarizeReport report) implements Recovered {
    @Override
    public Instant at() {
      return report.at();
    }
  }
}
