package dev.varve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A throwaway home; closing deletes it. Workers in it must have ended by then. */
final class BenchHome implements AutoCloseable {

  private final Path path;

  private BenchHome(Path path) {
    this.path = path;
  }

  static BenchHome create() throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return new BenchHome(Files.createTempDirectory("varve-bench-", owner));
  }

  Path path() {
    return path;
  }

  Path database() {
    return path.resolve("varve.db");
  }

  Path ledger() {
    return path.resolve("ledger.tsv");
  }

  Path output() {
    return path.resolve("worker.out");
  }

  /** Exists once a worker has been started here. */
  String token() throws IOException {
    return Files.readString(path.resolve("token")).strip();
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : deepestFirst) {
      Files.deleteIfExists(one);
    }
  }
}
