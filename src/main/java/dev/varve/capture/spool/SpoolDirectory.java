package dev.varve.capture.spool;

import dev.varve.settings.HomeFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The files of a spool. What is hidden belongs to the hook script; what is neither hidden nor an event is set aside.
 *
 * @param eventBytesMax a larger file is no event; as for any other way in
 * @param remains says what may rest of a payload that nobody can take
 */
public record SpoolDirectory(Path path, InstantSource clock, int eventBytesMax, Remains remains) {

  /** No hook lives that long, so whoever was writing the file is gone. */
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

  /** One byte for each event that was given up. */
  static final String DROPPED = "dropped";

  /** While it is there, the script gives up what cannot be delivered. */
  static final String FULL = ".full";

  /** All that a file holds whose event the worker took from the script itself; no payload begins like this. */
  static final String DELIVERED = "-\n";

  void prepare() throws IOException {
    new HomeFolder(path).make();
  }

  /** All events that can be taken now, in order. */
  List<SpooledEvent> waiting() throws IOException {
    Instant abandoned = clock.instant().minus(ABANDONED_AFTER);
    List<SpooledEvent> waiting = new ArrayList<>();
    each(
        path,
        (file, attributes) -> SpooledEvent.of(file, attributes)
            .filter(event -> event.whole() || event.at().isBefore(abandoned))
            .ifPresent(waiting::add));
    waiting.sort(SpooledEvent.ORDER);
    return waiting;
  }

  /** Removes what the script marked as delivered. */
  void sweep() throws IOException {
    List<Path> marked = new ArrayList<>();
    each(
        path,
        (file, attributes) -> {
          boolean unfinished = SpooledEvent.of(file, attributes).filter(event -> !event.whole()).isPresent();
          if (unfinished && attributes.size() == DELIVERED.length()) {
            marked.add(file);
          }
        });
    for (Path file : marked) {
      if (Files.readString(file).equals(DELIVERED)) {
        Files.delete(file);
      }
    }
  }

  /** What lies here and belongs to nobody. */
  List<Path> foreign() throws IOException {
    List<Path> foreign = new ArrayList<>();
    each(
        path,
        (file, attributes) -> {
          String name = file.getFileName().toString();
          boolean ours = name.startsWith(".") || name.equals(DROPPED) || attributes.isDirectory();
          if (!ours && SpooledEvent.of(file, attributes).isEmpty()) {
            foreign.add(file);
          }
        });
    return foreign;
  }

  /** Visits what is there; what goes meanwhile is left out, because a script renames or removes what it wrote. */
  private static void each(Path directory, BiConsumer<Path, BasicFileAttributes> visit) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        attributes(file).ifPresent(attributes -> visit.accept(file, attributes));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  /** The payload; empty when it is larger than any event. */
  Optional<byte[]> payload(SpooledEvent event) throws IOException {
    byte[] payload = head(event.file());
    return payload.length <= eventBytesMax ? Optional.of(payload) : Optional.empty();
  }

  /** One byte more than an event may have, at most. */
  private byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(eventBytesMax + 1);
    }
  }

  void remove(SpooledEvent event) throws IOException {
    Files.deleteIfExists(event.file());
  }

  /** A file without a payload: its event is lost, which is counted before it goes. */
  void drop(SpooledEvent event) throws IOException {
    Files.writeString(path.resolve(DROPPED), ".", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    remove(event);
  }

  /**
   * Out of the way, where a person can look at it. Nothing raw rests there: pointers have no content, a link is only a
   * name, and of a file that may not be read nothing can be seen.
   */
  void setAside(Path file, String why) throws IOException {
    BadFiles bad = BadFiles.of(path);
    new HomeFolder(bad.path()).make();
    boolean hasPayload = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(file);
    if (hasPayload && !file.getFileName().toString().endsWith(SpooledEvent.POINTER)) {
      bad.add(file, remains.of(head(file)), why);
    } else {
      bad.add(file, why);
    }
  }

  void trimBad() throws IOException {
    BadFiles.of(path).trim();
  }

  /** The script may fill the spool again. */
  void reopen() throws IOException {
    Files.deleteIfExists(path.resolve(FULL));
  }

  /** Of a home that may never have had a spool; counts what is whole at this moment. */
  static SpoolFacts facts(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return new SpoolFacts(0, 0, 0, 0);
    }
    List<Long> sizes = new ArrayList<>();
    each(
        path,
        (file, attributes) ->
            SpooledEvent.of(file, attributes)
                .filter(SpooledEvent::whole)
                .ifPresent(event -> sizes.add(attributes.size())));
    long bytes = 0;
    for (long size : sizes) {
      bytes += size;
    }
    long dropped = attributes(path.resolve(DROPPED)).map(BasicFileAttributes::size).orElse(0L);
    return new SpoolFacts(sizes.size(), bytes, BadFiles.of(path).all().size(), dropped);
  }
}
