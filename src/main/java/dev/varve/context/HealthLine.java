package dev.varve.context;

import dev.varve.session.ProviderStatus;
import dev.varve.session.ProviderTrouble;
import dev.varve.store.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Why memory is limited at present and what helps, as one line for the agent to pass on. Thread-safe. */
public final class HealthLine {

  /** More are not counted, because the remedy is the same. */
  private static final int DEAD_MAX = 1_000;

  /** Turns in a row; what fails less often is tried again within seconds. */
  private static final int FAILURES_TOLD = 3;

  private static final String DEAD =
      "SELECT count(*) FROM (SELECT 1 FROM messages WHERE state = 'dead' LIMIT " + DEAD_MAX + ")";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Supplier<List<ProviderStatus>> observers;
  private final BooleanSupplier hasRoom;
  private final IntSupplier badFiles;

  /**
   * All three are asked for every answer, so they must be cheap.
   *
   * @param observers in order of preference; the last one needs no model and is never what limits memory
   * @param hasRoom whether the disk has room for new events
   * @param badFiles reported events that nobody could take
   */
  public HealthLine(Supplier<List<ProviderStatus>> observers, BooleanSupplier hasRoom, IntSupplier badFiles) {
    this.observers = observers;
    this.hasRoom = hasRoom;
    this.badFiles = badFiles;
  }

  /** Of an installation without troubles. */
  public static HealthLine healthy() {
    return new HealthLine(List::of, () -> true, () -> 0);
  }

  /** Empty when nothing limits memory. */
  String text(Tx tx) {
    List<String> troubles = new ArrayList<>();
    observers(troubles);
    if (!hasRoom.getAsBoolean()) {
      troubles.add("The disk is nearly full, so nothing new is kept; the remedy: free some space.");
    }
    long dead = tx.number(DEAD);
    if (dead > 0) {
      troubles.add("%s could not be digested; the remedy: varve queue list.".formatted(counted(dead, "event")));
    }
    int bad = badFiles.getAsInt();
    if (bad > 0) {
      troubles.add("%s could not be read; the remedy: look into spool/bad in Varve's home, then empty it.".formatted(counted(bad, "reported event")));
    }
    return troubles.isEmpty() ? "" : "Memory is limited, please tell the user: " + String.join(" ", troubles);
  }

  private void observers(List<String> troubles) {
    List<ProviderStatus> all = observers.get();
    boolean standsIn = !all.isEmpty() && all.getLast().used();
    for (ProviderStatus observer : all.subList(0, Math.max(0, all.size() - 1))) {
      ProviderTrouble trouble = observer.trouble();
      if (trouble != null && (!observer.open() || trouble.failures() >= FAILURES_TOLD)) {
        troubles.add(
            "The observer %s %s (%s), so new work is remembered %s; %s."
                .formatted(
                    observer.observer(),
                    observer.open() ? "fails" : "cannot be asked",
                    sentence(trouble.reason()),
                    standsIn ? "by rules alone" : "late",
                    remedy(trouble)));
      }
    }
  }

  private static String remedy(ProviderTrouble trouble) {
    if (!trouble.remedy().isBlank()) {
      return "the remedy: " + sentence(trouble.remedy());
    }
    Instant until = trouble.until();
    return until == null ? "it is tried again every few minutes" : "it is tried again on " + MINUTE.format(until);
  }

  private static String counted(long count, String noun) {
    return count == 1 ? "One " + noun : (count == DEAD_MAX ? "At least " : "") + count + " " + noun + "s";
  }

  private static String sentence(String text) {
    return text.strip().replaceAll("[.\\s]+$", "");
  }
}
