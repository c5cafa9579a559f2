package dev.varve.capture.spool;

import dev.varve.capture.BadPayload;
import dev.varve.capture.Resolution;
import dev.varve.capture.spool.Spool.Intake;
import dev.varve.capture.spool.Spool.Lookup;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Empties a spool once. What nobody can take is set aside; a store that takes nothing now ends it. One at a time. */
final class Drain {

  /** What became of a file. */
  private enum Outcome {
    TAKEN,
    BAD,
    /** There is nothing in it. */
    EMPTY,
    /** The client may not have written down yet what it reported; the others go on. */
    EARLY,
    LATER
  }

  /** By then a client has written down what it does, also on a machine that is busy. */
  private static final Duration WRITTEN_AFTER = Duration.ofMinutes(1);

  private final SpoolDirectory directory;
  private final Intake intake;
  private final Lookup lookup;
  private final BooleanSupplier hasRoom;
  private final EngineEvents events;
  private boolean held;

  Drain(
      SpoolDirectory directory, Intake intake, Lookup lookup, BooleanSupplier hasRoom, EngineEvents events) {
    this.directory = directory;
    this.intake = intake;
    this.lookup = lookup;
    this.hasRoom = hasRoom;
    this.events = events;
  }

  /** Ends after the event under way when it is told to stop. */
  void run(BooleanSupplier stopped) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    try {
      directory.prepare();
      directory.sweep();
      setAsideForeign(counts);
      take(stopped, counts);
      if (!counts.containsKey(Outcome.LATER)) {
        held = false;
        directory.reopen();
      }
      directory.trimBad();
    } catch (IOException e) {
      hold(e.toString());
    }
    report(counts);
  }

  private void setAsideForeign(Map<Outcome, Integer> counts) throws IOException {
    List<Path> foreign = directory.foreign();
    for (Path file : foreign) {
      directory.setAside(file, "its name is none that the hook script gives");
      counts.merge(Outcome.BAD, 1, Integer::sum);
    }
  }

  private void take(BooleanSupplier stopped, Map<Outcome, Integer> counts) throws IOException {
    for (SpooledEvent event : directory.waiting()) {
      Outcome outcome = stopped.getAsBoolean() ? Outcome.LATER : take(event);
      switch (outcome) {
        case TAKEN -> directory.remove(event);
        case EMPTY -> directory.drop(event);
        case BAD, EARLY, LATER -> {}
      }
      counts.merge(outcome, 1, Integer::sum);
      if (outcome == Outcome.LATER) {
        return;
      }
    }
  }

  /** What nobody can take must not keep back what comes after it. */
  private Outcome take(SpooledEvent event) throws IOException {
    if (!hasRoom.getAsBoolean()) {
      return hold("the disk is nearly full");
    }
    try {
      Optional<byte[]> payload = directory.payload(event);
      if (payload.isEmpty()) {
        return bad(event, "it is larger than %d bytes".formatted(directory.eventBytesMax()));
      }
      if (event.isPointer()) {
        return found(event, payload.get());
      }
      return payload.get().length == 0 ? Outcome.EMPTY : taken(event, payload.get());
    } catch (BadPayload refused) {
      return bad(event, String.valueOf(refused.getMessage()));
    } catch (AccessDeniedException refused) {
      return bad(event, "it may not be read");
    } catch (StoreException e) {
      return e.reason() == StoreException.Reason.BUG ? bug(event, e) : hold(e.toString());
    } catch (RuntimeException e) {
      return bug(event, e);
    }
  }

  private Outcome taken(SpooledEvent event, byte[] payload) {
    intake.hook(event.client(), event.event(), payload, event.asDelivery());
    return Outcome.TAKEN;
  }

  private Outcome found(SpooledEvent event, byte[] ids) throws IOException {
    return switch (lookup.take(event.client(), event.event(), ids, event.asDelivery())) {
      case Resolution.Found _ -> Outcome.TAKEN;
      case Resolution.Missing missing -> missing(event, missing.what());
    };
  }

  /** What is lost is said for each event, because nothing else tells of it. */
  private Outcome missing(SpooledEvent event, String what) throws IOException {
    if (event.at().plus(WRITTEN_AFTER).isAfter(directory.clock().instant())) {
      return Outcome.EARLY;
    }
    events.publish(new EngineEvent.PointerLost(event.client(), event.event(), what));
    return bad(event, what);
  }

  private Outcome bug(SpooledEvent event, RuntimeException failure) throws IOException {
    String where = "taking " + event.file().getFileName() + " from the spool";
    events.publish(new EngineEvent.Fault(where, failure.toString()));
    return bad(event, "a bug of Varve; logs/worker.log names it");
  }

  private Outcome bad(SpooledEvent event, String why) throws IOException {
    directory.setAside(event.file(), why);
    return Outcome.BAD;
  }

  /** Said once, however often it is tried again. */
  private Outcome hold(String why) {
    if (!held) {
      events.publish(new EngineEvent.Fault("draining the spool", why));
    }
    held = true;
    return Outcome.LATER;
  }

  private void report(Map<Outcome, Integer> counts) {
    int taken = counts.getOrDefault(Outcome.TAKEN, 0);
    if (taken > 0) {
      events.publish(new EngineEvent.SpoolDrained(taken));
    }
    int empty = counts.getOrDefault(Outcome.EMPTY, 0);
    if (empty > 0) {
      events.publish(new EngineEvent.SpoolDropped(empty, "their files are empty, as a full disk leaves them"));
    }
    int bad = counts.getOrDefault(Outcome.BAD, 0);
    if (bad > 0) {
      events.publish(new EngineEvent.SpoolBad(bad));
    }
  }
}
