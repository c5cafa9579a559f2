package dev.varve.observer;

import dev.varve.queue.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request to an observer, for an explicit list of messages. */
public sealed interface Turn {

  /** Name of the project the session works in, such as {@code tally}. */
  String project();

  /** The prompts that the messages belong to, in order of their numbers; each appears once. */
  List<Prompt> prompts();

  /** The messages this turn shows; a complete reply answers exactly these. */
  List<MessageId> messages();

  /**
   * A batch of tool uses in the order they were accepted; never empty.
   *
   * @param observationsMax most that rules make of it, so that a session has no more than one for each
   *     {@value #USES_PER_OBSERVATION} of its tool uses begun; a model judges for itself
   */
  record ToolUses(String project, List<Prompt> prompts, List<ToolUse> uses, int observationsMax) implements Turn {

    public static final int USES_PER_OBSERVATION = 4;

    public ToolUses {
      prompts = List.copyOf(prompts);
      uses = List.copyOf(uses);
    }

    /** The first of its session. */
    public ToolUses(String project, List<Prompt> prompts, List<ToolUse> uses) {
      this(project, prompts, uses, Math.max(1, uses.size() / USES_PER_OBSERVATION));
    }

    @Override
    public List<MessageId> messages() {
      return uses.stream().map(ToolUse::id).toList();
    }
  }

  /**
   * A request for a summary of the prompts it carries.
   *
   * @param lastAnswer the assistant's last message of the range; empty when the client did not say
   * @param failure the client's error when the range ended in one (for example an overloaded model)
   * @param observed what this session's observations of the range already say, oldest first
   */
  record Summarize(
      String project,
      List<Prompt> prompts,
      MessageId id,
      String lastAnswer,
      @Nullable String failure,
      List<Observed> observed)
      implements Turn {
    public Summarize {
      prompts = List.copyOf(prompts);
      observed = List.copyOf(observed);
    }

    @Override
    public List<MessageId> messages() {
      return List.of(id);
    }
  }

  /** An observation stored earlier, as far as a summary needs it. */
  record Observed(ObservationType type, String title, List<String> facts, List<String> filesModified) {
    public Observed {
      facts = List.copyOf(facts);
      filesModified = List.copyOf(filesModified);
    }
  }
}
