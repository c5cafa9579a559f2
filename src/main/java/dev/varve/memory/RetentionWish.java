package dev.varve.memory;

import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a project's own file wants the payloads of its messages to be kept. */
record RetentionWish(long project, Duration payloads) {

  /** As the file may say it: hours or days. An import can bring anything. */
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})([hd])");

  private record Written(long project, String text) {}

  static List<RetentionWish> all(Tx tx) {
    List<RetentionWish> wishes = new ArrayList<>();
    for (Written written :
        tx.list(
            "SELECT id, retention FROM projects WHERE retention IS NOT NULL",
            row -> new Written(row.number("id"), row.text("retention")))) {
      parse(written.text()).ifPresent(kept -> wishes.add(new RetentionWish(written.project(), kept)));
    }
    return wishes;
  }

  private static Optional<Duration> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(form.group(1));
    return Optional.of(form.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number));
  }

  /** Settled messages of the project that still have a payload after that time. */
  List<Long> old(Tx tx, Instant now, int max) {
    return tx.list(
        """
        SELECT id FROM messages
        WHERE payload_bytes > 0 AND settled_at_ms IS NOT NULL AND settled_at_ms < ? AND project_id = ? LIMIT ?""",
        row -> row.number("id"),
        now.minus(payloads).toEpochMilli(),
        project,
        max);
  }
}
