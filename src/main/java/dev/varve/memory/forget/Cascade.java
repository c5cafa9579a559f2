package dev.varve.memory.forget;

import dev.varve.memory.MemoryRef;
import dev.varve.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Follows lineage from what is to be forgotten to all that falls with it. Reads only. */
final class Cascade {

  private static final String OPEN = "state NOT IN ('forgotten', 'skipped')";

  private record Place(long session, int prompt) {}

  private record Range(long message, int first, int last) {}

  private final Tx tx;
  private final NavigableSet<Long> messages = new TreeSet<>();
  private final NavigableSet<Long> prompts = new TreeSet<>();

  private Cascade(Tx tx) {
    this.tx = tx;
  }

  static Targets of(Tx tx, ForgetScope scope) {
    Cascade cascade = new Cascade(tx);
    switch (scope) {
      case ForgetScope.Named named -> named.refs().forEach(cascade::named);
      case ForgetScope.OfSession session -> cascade.all("session_id = ?", session.session().value());
      case ForgetScope.OfProject project -> cascade.all("project_id = ?", project.project().value());
      case ForgetScope.Between between -> cascade.between(between);
    }
    cascade.addSummaries();
    return cascade.targets();
  }

  private void named(MemoryRef ref) {
    switch (ref.kind()) {
      case OBSERVATION -> add(messages, "SELECT message_id FROM observation_sources WHERE observation_id = ?", ref.id());
      case SUMMARY -> add(messages, "SELECT message_id FROM summaries WHERE id = ?", ref.id());
      case PROMPT -> add(prompts, "SELECT id FROM prompts WHERE id = ? AND text <> ''", ref.id());
    }
  }

  private void between(ForgetScope.Between between) {
    long since = between.since().toEpochMilli();
    long until = between.until().toEpochMilli();
    if (between.project() == null) {
      all("original_at_ms >= ? AND original_at_ms < ?", since, until);
    } else {
      all("project_id = ? AND original_at_ms >= ? AND original_at_ms < ?", between.project().value(), since, until);
    }
  }

  /** The tables name their session, project and time alike. */
  private void all(String condition, Object... arguments) {
    add(messages, "SELECT id FROM messages WHERE " + OPEN + " AND " + condition, arguments);
    add(
        messages,
        "SELECT message_id FROM observation_sources WHERE observation_id IN (SELECT id FROM observations WHERE "
            + condition
            + ")",
        arguments);
    add(messages, "SELECT message_id FROM summaries WHERE " + condition, arguments);
    add(prompts, "SELECT id FROM prompts WHERE text <> '' AND " + condition, arguments);
  }

  private void add(NavigableSet<Long> ids, String sql, Object... arguments) {
    ids.addAll(tx.list(sql, row -> row.number(1), arguments));
  }

  /** A summary retells everything of its range, and so does the answer that asked for it. */
  private void addSummaries() {
    Map<Long, NavigableSet<Integer>> touched = new HashMap<>();
    for (long message : messages) {
      touch(touched, "SELECT session_id, prompt_number FROM messages WHERE id = ? AND kind <> 'summarize'", message);
    }
    for (long prompt : prompts) {
      touch(touched, "SELECT session_id, number FROM prompts WHERE id = ?", prompt);
    }
    touched.forEach((session, numbers) -> {
      for (Range range : ranges(session)) {
        Integer next = numbers.ceiling(range.first());
        if (next != null && next <= range.last()) {
          messages.add(range.message());
        }
      }
    });
  }

  private void touch(Map<Long, NavigableSet<Integer>> touched, String sql, long id) {
    tx.first(sql, row -> new Place(row.number(1), (int) row.number(2)), id)
        .ifPresent(place -> touched.computeIfAbsent(place.session(), fresh -> new TreeSet<>()).add(place.prompt()));
  }

  private List<Range> ranges(long session) {
    return tx.list(
        "SELECT id, first_prompt, prompt_number FROM messages WHERE space_id = 1 AND session_id = ? AND kind = 'summarize' AND "
            + OPEN,
        row -> new Range(row.number("id"), row.count("first_prompt"), row.count("prompt_number")),
        session);
  }

  private Targets targets() {
    Targets targets = Targets.of(messages, prompts);
    for (long message : messages) {
      List<Long> drawn =
          tx.list("SELECT observation_id FROM observation_sources WHERE message_id = ?", row -> row.number(1), message);
      for (long observation : drawn) {
        (falls(observation) ? targets.observations() : targets.kept()).add(observation);
      }
      targets.summaries().addAll(
          tx.list("SELECT id FROM summaries WHERE message_id = ?", row -> row.number(1), message));
    }
    return targets;
  }

  private boolean falls(long observation) {
    return messages.containsAll(
        tx.list("SELECT message_id FROM observation_sources WHERE observation_id = ?", row -> row.number(1), observation));
  }
}
