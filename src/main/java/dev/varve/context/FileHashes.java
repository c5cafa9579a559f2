package dev.varve.context;

import dev.varve.cache.RecentMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Keyed hashes of files beneath a project's root, so that a stored one tells nothing of a short secret. Links are not
 * followed out of the root, and other people's files are not read. Thread-safe.
 */
public final class FileHashes {

  private static final int BYTES_MAX = 1_000_000;
  private static final int REMEMBERED_MAX = 2_000;
  private static final int HASH_BYTES = 16;
  private static final FileState UNKNOWN = new FileState.Unknown();

  private record Version(FileTime modified, long bytes, FileState state) {}

  private final byte[] key;
  private final UserPrincipal owner;
  private final Map<Path, Version> known = new RecentMap<>(REMEMBERED_MAX);

  /** @param home whose owner's files may be read */
  public FileHashes(byte[] key, Path home) {
    this.key = key.clone();
    try {
      this.owner = Files.getOwner(home);
    } catch (IOException e) {
      throw new UncheckedIOException("the owner of " + home + " cannot be read", e);
    }
  }

  /** @param root canonical */
  FileState of(Path root, Path file) {
    try {
      Path real = file.toRealPath();
      PosixFileAttributes attributes =
          Files.readAttributes(real, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean readable =
          real.startsWith(root)
              && attributes.isRegularFile()
              && attributes.size() <= BYTES_MAX
              && attributes.owner().equals(owner);
      return readable ? remembered(real, attributes) : UNKNOWN;
    } catch (NoSuchFileException e) {
      return file.normalize().startsWith(root) ? new FileState.Gone() : UNKNOWN;
    } catch (IOException | SecurityException e) {
      return UNKNOWN;
    }
  }

  private FileState remembered(Path real, PosixFileAttributes attributes) throws IOException {
    synchronized (known) {
      Version version = known.get(real);
      if (version != null
          && version.modified().equals(attributes.lastModifiedTime())
          && version.bytes() == attributes.size()) {
        return version.state();
      }
    }
    FileState state = read(real);
    synchronized (known) {
      known.put(real, new Version(attributes.lastModifiedTime(), attributes.size(), state));
    }
    return state;
  }

  /** A file that grows while it is read is too large once it is beyond the limit. */
  private FileState read(Path real) throws IOException {
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(BYTES_MAX + 1);
      if (content.length > BYTES_MAX) {
        return UNKNOWN;
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      return new FileState.Holds(HexFormat.of().formatHex(digest.digest(content), 0, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
