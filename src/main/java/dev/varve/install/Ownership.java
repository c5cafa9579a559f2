package dev.varve.install;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Set;

/** Whose a file is, and who may do what with it. */
record Ownership(UserPrincipal owner, GroupPrincipal group, Set<PosixFilePermission> mode) {

  private static final int ROOT = 0;

  Ownership {
    mode = Set.copyOf(mode);
  }

  static Ownership of(Path file) throws IOException {
    PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
    return new Ownership(attributes.owner(), attributes.group(), attributes.permissions());
  }

  /** False when the system does not allow this to us; the file may have a part of it by then. */
  boolean isGivenTo(Path file) throws IOException {
    try {
      hand(file);
    } catch (FileSystemException notAllowed) {
      return false;
    }
    // A change of the owner takes bits of the mode away.
    Files.setPosixFilePermissions(file, mode);
    return true;
  }

  private void hand(Path file) throws IOException {
    Ownership present = of(file);
    PosixFileAttributeView view = view(file);
    if (!present.owner.equals(owner)) {
      view.setOwner(owner);
    }
    if (!present.group.equals(group)) {
      view.setGroup(group);
    }
  }

  /** What root makes in the directory of somebody else is theirs; nobody else may give away what they made. */
  static void inherit(Path made) throws IOException {
    Ownership directory = of(Objects.requireNonNull(made.getParent()));
    if (isOfRoot(made) && !isOfRoot(made.getParent())) {
      directory.hand(made);
    }
  }

  private static boolean isOfRoot(Path file) throws IOException {
    return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(ROOT);
  }

  private static PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
