package dev.varve.settings;

import dev.varve.settings.HomeException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/** A small file with a secret, mode 0600 from its first byte on, made once however many ask for it at a time. */
final class OwnerFile {

  private static final int BYTES_MAX = 4096;

  private OwnerFile() {}

  static Optional<byte[]> read(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(BYTES_MAX);
      return content.length == 0 ? Optional.empty() : Optional.of(content);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new HomeException(Reason.UNUSABLE, file + " cannot be read", "Check its owner and mode", e);
    }
  }

  /** What the file holds; when it does not exist yet, what is made for it. */
  static byte[] readOrCreate(Path file, Supplier<byte[]> content) {
    Optional<byte[]> known = read(file);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      create(file, content.get());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    return read(file)
        .orElseThrow(() -> new HomeException(Reason.UNUSABLE, file + " is empty", "Delete it; it is made anew", null));
  }

  /** Puts another content in its place, all of it at once. */
  static void replace(Path file, byte[] content) {
    try {
      Path fresh = fresh(file);
      try {
        write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static Path fresh(Path file) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new", mode);
  }

  /** The file appears with all its content at once, by a link; when it has appeared meanwhile, it stays. */
  private static void create(Path file, byte[] content) throws IOException {
    Path fresh = fresh(file);
    try {
      write(fresh, content);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      // Theirs is the one that counts.
    } finally {
      Files.delete(fresh);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static HomeException unwritable(Path file, IOException e) {
    return new HomeException(Reason.UNUSABLE, file + " cannot be written", "Check owner and mode of the home", e);
  }
}
