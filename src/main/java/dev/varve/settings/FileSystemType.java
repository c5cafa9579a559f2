package dev.varve.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of file system something lies on.
 *
 * @param name as the operating system tells it; Linux puts {@code fuse.} before one that a program serves
 */
public record FileSystemType(String name) {

  /** Those whose locks and shared memory do not hold between machines. */
  static final Set<String> NETWORK =
      Set.of(
          "9p", "afpfs", "afs", "beegfs", "blobfuse", "blobfuse2", "ceph", "ceph-fuse", "cifs", "curlftpfs", "davfs",
          "gcsfuse", "glusterfs", "goofys", "gvfsd-fuse", "juicefs", "lustre", "mfs", "mount-s3", "ncpfs", "nfs", "nfs4",
          "rclone", "s3fs", "seaweedfs", "smb2", "smb3", "smbfs", "smbnetfs", "sshfs", "webdav");

  /** Those of Linux whose files the kernel makes up, so that nobody can make one. */
  private static final Set<String> MADE_UP =
      Set.of("cgroup", "cgroup2", "debugfs", "devpts", "proc", "securityfs", "sysfs", "tracefs");

  private static final String SERVED_BY_PROGRAM = "fuse.";

  /** Finds out what a path lies on. */
  @FunctionalInterface
  public interface Finder {
    FileSystemType at(Path path) throws IOException;
  }

  /** As the operating system tells it; the path must exist. */
  public static FileSystemType at(Path path) throws IOException {
    return new FileSystemType(Files.getFileStore(path).type());
  }

  /** Whether no directory can be made on it, whatever its mode says. */
  public boolean isMadeUp() {
    return MADE_UP.contains(name);
  }

  public boolean isNetwork() {
    String plain = name.toLowerCase(Locale.ROOT);
    return NETWORK.contains(plain.startsWith(SERVED_BY_PROGRAM) ? plain.substring(SERVED_BY_PROGRAM.length()) : plain);
  }
}
