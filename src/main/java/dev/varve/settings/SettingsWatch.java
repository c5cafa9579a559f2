package dev.varve.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the home's settings have changed. A changed file is read once it stood still from one look to the next,
 * lest half of it be taken for the whole. Used by one thread at a time.
 */
public final class SettingsWatch {

  /** What was found in a changed file. */
  public sealed interface News {

    /**
     * All of it is valid.
     *
     * @param changed the settings that were different before
     * @param atNextStart the settings that are different from those at the start and cannot change before the next one
     */
    record Valid(Settings settings, List<String> changed, List<String> atNextStart) implements News {

      public Valid {
        changed = List.copyOf(changed);
        atNextStart = List.copyOf(atNextStart);
      }
    }

    /** Some of it is not, so that nothing counts; the problem names each place and what would be right. */
    record Refused(String problem) implements News {}
  }

  /** Tells one state of the file from another without reading it; an absent one has no key. */
  private record Stamp(@Nullable Object key, FileTime modified, long bytes) {

    static final Stamp ABSENT = new Stamp(null, FileTime.fromMillis(0), 0);
  }

  private final Path file;
  private final Map<String, String> env;
  private final SettingsText atStart;
  private SettingsText last;
  private Stamp seen = Stamp.ABSENT;
  private boolean atRest = true;
  private @Nullable Stamp read;

  /**
   * Reads the settings to compare with, and once more with the first look that finds the file at rest.
   *
   * @throws SettingsException when they are not valid now
   */
  public SettingsWatch(Home home, Map<String, String> env) {
    this.file = home.settingsFile();
    this.env = Map.copyOf(env);
    this.atStart = SettingsText.of(file, env);
    this.last = atStart;
    Settings.of(atStart);
  }

  /** Costs one look at the file's attributes while nothing changes; empty then. */
  public Optional<News> look() {
    Stamp before = seen;
    seen = stamp();
    atRest = seen.equals(before);
    if (!atRest || seen.equals(read)) {
      return Optional.empty();
    }
    read = seen;
    return Optional.of(news());
  }

  /** False when the last look found a change that the next one may read. */
  public boolean isAtRest() {
    return atRest;
  }

  private News news() {
    try {
      SettingsText text = SettingsText.of(file, env);
      Settings settings = Settings.of(text);
      List<String> changed = text.differing(last);
      last = text;
      return new News.Valid(
          settings, changed, text.differing(atStart).stream().filter(key -> !SettingKeys.isLive(key)).toList());
    } catch (SettingsException e) {
      return new News.Refused(String.join("; ", e.problems()));
    }
  }

  /** A file that cannot be looked at is left alone: its absence would mean that every default counts. */
  private Stamp stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.fileKey(), now.lastModifiedTime(), now.size());
    } catch (NoSuchFileException e) {
      return Stamp.ABSENT;
    } catch (IOException e) {
      return seen;
    }
  }
}
