package dev.varve.bench.sim;

import dev.varve.queue.Acceptance;
import dev.varve.queue.MessageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the clients know of their messages, by session and key: the store must agree. */
final class Acknowledgements {

  /** What a client knows of one message. */
  private enum Fate {
    /** It was told that nothing was stored. */
    REFUSED,
    /** The worker died before it answered. */
    UNKNOWN,
    /** It was told that it is stored. */
    STORED
  }

  /** A message's identity. */
  record Key(String session, String dedupKey) {}

  private record Known(Fate fate, @Nullable MessageId id) {}

  private final Findings findings;
  private final Map<Key, Known> messages = new LinkedHashMap<>();
  private @Nullable List<Runnable> held;

  Acknowledgements(Findings findings) {
    this.findings = findings;
  }

  boolean isNew(Key key) {
    Known known = messages.get(key);
    return known == null || known.fate() == Fate.REFUSED;
  }

  /** The client sends, for the first time or again; whether it arrives is unknown as long as it has no answer. */
  void sent(Key key) {
    if (isNew(key)) {
      messages.put(key, new Known(Fate.UNKNOWN, null));
    }
  }

  /** An error came back; that says nothing of an earlier try. */
  void refused(Key key, boolean first) {
    if (first) {
      messages.put(key, new Known(Fate.REFUSED, null));
    }
  }

  /** The worker has answered; the client hears it when the answers are not held back. */
  void answered(Key key, boolean first, Acceptance acceptance) {
    List<Runnable> waiting = held;
    if (waiting == null) {
      heard(key, first, acceptance);
    } else {
      waiting.add(() -> heard(key, first, acceptance));
    }
  }

  /** Answers wait for the sync of the disk. */
  void hold() {
    held = new ArrayList<>();
  }

  /** The sync is through, or the worker died before: then nobody hears anything. */
  void release(boolean synced) {
    List<Runnable> waiting = held;
    held = null;
    if (synced && waiting != null) {
      waiting.forEach(Runnable::run);
    }
  }

  private void heard(Key key, boolean first, Acceptance acceptance) {
    MessageId id = idOf(acceptance);
    Known before = messages.put(key, new Known(Fate.STORED, id));
    boolean duplicate = acceptance instanceof Acceptance.Duplicate;
    findings.expect(!first || !duplicate, "%s is called a duplicate and was never stored", key);
    if (before != null && before.fate() == Fate.STORED) {
      findings.expect(duplicate && id.equals(before.id()), "%s was stored as %s and now is %s", key, before.id(), id);
    }
  }

  private static MessageId idOf(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Queued queued -> queued.id();
      case Acceptance.Duplicate duplicate -> duplicate.id();
      case Acceptance.Skipped skipped -> skipped.id();
    };
  }

  /** Compares with what is in the store. */
  void check(Map<Key, MessageId> stored) {
    messages.forEach((key, known) -> {
      MessageId id = stored.get(key);
      switch (known.fate()) {
        case STORED -> findings.expect(
            id != null && id.equals(known.id()), "%s was acknowledged as %s and is stored as %s", key, known.id(), id);
        case REFUSED -> findings.expect(id == null, "%s was refused with an error and is stored as %s", key, id);
        case UNKNOWN -> {
          // Stored or not, the client cannot tell.
        }
      }
    });
  }
}
