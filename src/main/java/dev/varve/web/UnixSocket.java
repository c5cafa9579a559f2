package dev.varve.web;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file of a Unix socket. Whoever can reach it is the user, so its directory lets in nobody else. */
record UnixSocket(Path path) {

  /** {@code sun_path} of Linux has 108 bytes with the zero at the end. */
  private static final int PATH_BYTES_MAX = 107;

  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

  /** Makes room for a bind: nobody listens there, and what a killed worker left is gone. */
  void prepare() throws IOException {
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES_MAX) {
      throw new IOException("the socket's path is longer than " + PATH_BYTES_MAX + " bytes; set VARVE_HOME to a shorter one: " + path);
    }
    Path directory = path.toAbsolutePath().getParent();
    if (directory == null || !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(directory))) {
      throw new IOException("the socket's directory is open to others; do: chmod 700 " + directory);
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      removeStale();
    }
  }

  private void removeStale() throws IOException {
    if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()) {
      throw new IOException("there is a file in the socket's place; move it away: " + path);
    }
    if (isAnswered()) {
      throw new IOException("somebody listens on " + path + " already; stop it first: varve stop");
    }
    Files.delete(path);
  }

  private boolean isAnswered() {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException refused) {
      return false;
    }
  }

  /** After the bind; until then only the directory protects it. */
  void keepOthersOut() throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }
}
