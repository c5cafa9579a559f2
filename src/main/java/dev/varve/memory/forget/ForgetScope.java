package dev.varve.memory.forget;

import dev.varve.memory.MemoryRef;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants forgotten. */
public sealed interface ForgetScope {

  /** Most memories named at once. */
  int REFS_MAX = 1_000;

  /** How the books call it; never what it names. */
  String label();

  /** These memories, with the messages they came from; none when nothing was found that somebody sought. */
  record Named(List<MemoryRef> refs) implements ForgetScope {

    public Named {
      refs = List.copyOf(refs);
      if (refs.size() > REFS_MAX) {
        throw new IllegalArgumentException("at most " + REFS_MAX + " memories, not " + refs.size());
      }
    }

    @Override
    public String label() {
      return "memories";
    }
  }

  /** Everything of a session up to now. */
  record OfSession(SessionId session) implements ForgetScope {
    @Override
    public String label() {
      return "session";
    }
  }

  /** Everything of a project up to now; the project itself stays known. */
  record OfProject(ProjectId project) implements ForgetScope {
    @Override
    public String label() {
      return "project";
    }
  }

  /** Everything that happened from {@code since} on and before {@code until}, in one project or in all. */
  record Between(@Nullable ProjectId project, Instant since, Instant until) implements ForgetScope {
    @Override
    public String label() {
      return "time";
    }
  }
}
