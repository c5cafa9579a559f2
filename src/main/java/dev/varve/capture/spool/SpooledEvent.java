package dev.varve.capture.spool;

import dev.varve.capture.Delivery;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event that waits.
 *
 * @param at when its file was written, which is when it happened
 * @param whole whether its writer finished it; otherwise it may end in the middle
 */
record SpooledEvent(Path file, String client, String event, String delivery, Instant at, boolean whole) {

  /** As they happened; those of one moment in the order of their names. */
  static final Comparator<SpooledEvent> ORDER =
      Comparator.comparing(SpooledEvent::at).thenComparing(event -> event.file().getFileName());

  /** Before the names of files that are still being written. */
  static final String UNFINISHED = ".new-";

  /** Behind the names of files that hold no event but the ids by which it is found in a transcript. */
  static final String POINTER = ".pointer";

  private static final Pattern NAME =
      Pattern.compile(
          "(?<unfinished>" + Pattern.quote(UNFINISHED) + ")?"
              + "(?<client>[a-z0-9-]+)@(?<event>[A-Za-z][A-Za-z0-9._-]*)@(?<delivery>[A-Za-z0-9-]+)"
              + "(?:" + Pattern.quote(POINTER) + ")?");

  /** Empty when the name is none that the hook script gives. */
  static Optional<SpooledEvent> of(Path file, BasicFileAttributes attributes) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches() || !attributes.isRegularFile()) {
      return Optional.empty();
    }
    Instant at = attributes.lastModifiedTime().toInstant();
    boolean whole = name.group("unfinished") == null;
    return Optional.of(
        new SpooledEvent(file, name.group("client"), name.group("event"), name.group("delivery"), at, whole));
  }

  boolean isPointer() {
    return file.getFileName().toString().endsWith(POINTER);
  }

  Delivery asDelivery() {
    return new Delivery(delivery, at);
  }
}
