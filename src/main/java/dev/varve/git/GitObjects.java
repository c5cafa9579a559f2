package dev.varve.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Says whether a repository itself holds an object, loose or packed. Alternates and symbolic links are not followed:
 * through them a repository could show the objects of another one as its own. Formats: gitformat-pack(5).
 */
public final class GitObjects {

  /** SHA-1 or SHA-256. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");

  /** Far above what git lets pile up before it packs anew. */
  private static final int PACKS_MAX = 1_000;

  private final Path objects;

  private GitObjects(Path objects) {
    this.objects = objects;
  }

  /** The objects of the repository whose directory this is. */
  public static GitObjects of(Path repository) {
    return new GitObjects(repository.resolve("objects"));
  }

  /** Whether one of these hashes is here; what cannot be read is not. */
  public boolean containsAny(List<String> hashes) {
    List<String> sound = hashes.stream().filter(hash -> HASH.matcher(hash).matches()).toList();
    if (sound.isEmpty() || !isDirectory(objects)) {
      return false;
    }
    return sound.stream().anyMatch(this::isLoose) || isPacked(sound);
  }

  private boolean isLoose(String hash) {
    Path folder = objects.resolve(hash.substring(0, 2));
    return isDirectory(folder)
        && Files.isRegularFile(folder.resolve(hash.substring(2)), LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isPacked(List<String> hashes) {
    for (Path index : indexes()) {
      if (PackIndex.containsAny(index, hashes)) {
        return true;
      }
    }
    return false;
  }

  private List<Path> indexes() {
    Path packs = objects.resolve("pack");
    List<Path> indexes = new ArrayList<>();
    if (isDirectory(packs)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(packs, "*.idx")) {
        for (Path file : files) {
          if (indexes.size() < PACKS_MAX && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            indexes.add(file);
          }
        }
      } catch (IOException unreadable) {
        return List.of();
      }
    }
    return indexes;
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
