package dev.varve.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client's file as it was read.
 *
 * @param path as the client names it
 * @param real where links lead to; the same as the path when nothing exists there
 * @param text null when there is no file
 */
record SettingsFile(Path path, Path real, @Nullable String text) {

  static final int BYTES_MAX = 4 << 20;

  static SettingsFile read(Path path) throws IOException, UnusableSettings {
    if (!Files.exists(path)) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new UnusableSettings("this is a link to nothing");
      }
      return new SettingsFile(path, path, null);
    }
    Path real = path.toRealPath();
    if (!Files.isRegularFile(real)) {
      throw new UnusableSettings("this is not a file");
    }
    if (Files.size(real) > BYTES_MAX) {
      throw new UnusableSettings("it is larger than %d bytes".formatted(BYTES_MAX));
    }
    return new SettingsFile(path, real, text(real));
  }

  /** Above a file that may be yet to be made. */
  void requireDirectory() throws UnusableSettings {
    Path above = real.getParent();
    while (above != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
      above = above.getParent();
    }
    if (above != null && !Files.isDirectory(above)) {
      throw new UnusableSettings("%s is there and is no directory; move it away or make it one".formatted(above));
    }
  }

  private static String text(Path file) throws IOException, UnusableSettings {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new UnusableSettings("it is not valid UTF-8");
    }
  }

  /**
   * The new content appears at once, under the owner, group and mode of the old one; null deletes the file. Only where other
   * names lead to the same file, or its owner could not be kept, it is written over.
   *
   * @throws IOException when it cannot be written or was changed by somebody else since it was read
   */
  void write(@Nullable String content) throws IOException {
    if (!Objects.equals(text, Files.exists(real) ? Files.readString(real) : null)) {
      throw new IOException(path + " was changed by another program meanwhile; try again");
    }
    for (Path directory : missingDirectories()) {
      Files.createDirectory(directory);
      Ownership.inherit(directory);
    }
    if (text != null && !Files.isWritable(real)) {
      throw new AccessDeniedException(real.toString());
    }
    if (content == null) {
      Files.deleteIfExists(real);
    } else if (text != null && (int) Files.getAttribute(real, "unix:nlink") > 1) {
      fill(real, content);
    } else {
      replace(content);
    }
  }

  private void replace(String content) throws IOException {
    Path fresh = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".varve");
    try {
      fill(fresh, content);
      if (text == null) {
        Ownership.inherit(fresh);
      } else if (!Ownership.of(real).isGivenTo(fresh)) {
        fill(real, content);
        return;
      }
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Cut only when all is written, so that a full disk takes nothing of a longer text away. */
  private static void fill(Path file, String content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.truncate(bytes.limit());
      channel.force(true);
    }
  }

  /** The outermost first. */
  List<Path> missingDirectories() {
    List<Path> missing = new ArrayList<>();
    for (Path at = real.getParent(); at != null && !Files.exists(at); at = at.getParent()) {
      missing.addFirst(at);
    }
    return missing;
  }
}
