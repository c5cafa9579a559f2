package dev.varve.memory.forget;

import dev.varve.memory.forget.PurgeReport.Found;
import dev.varve.store.Compactable;
import dev.varve.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Forgets and then lets the bytes go: from the store's free pages and log, from backups, from the index; and proves it
 * by looking for pieces of the forgotten text in every file of the home. Thread-safe; one purge at a time.
 */
public final class Purge {

  private final Forgetting forgetting;
  private final Database database;
  private final Compactable store;
  private final Path home;
  private final List<Purgeable> others;
  private final InstantSource clock;

  /** @param others in the order in which they are asked, before the store is rewritten */
  public Purge(
      Forgetting forgetting,
      Database database,
      Compactable store,
      Path home,
      List<Purgeable> others,
      InstantSource clock) {
    this.forgetting = forgetting;
    this.database = database;
    this.store = store;
    this.home = home;
    this.others = List.copyOf(others);
    this.clock = clock;
  }

  /** What came of it; the report is null when nothing was done, because the plan has changed. */
  public sealed interface Outcome {

    record Purged(Forgetting.Outcome.Forgotten forgotten, PurgeReport report) implements Outcome {}

    record Changed(ForgetPlan plan) implements Outcome {}
  }

  /** Carries a plan out and purges, also when nothing falls any more: what was forgotten before goes with it. Takes seconds. */
  public synchronized Outcome carryOut(ForgetScope scope, String token, String actor) {
    Probes probes = forgetting.probes(scope);
    return switch (forgetting.carryOut(scope, token, actor)) {
      case Forgetting.Outcome.Changed changed -> new Outcome.Changed(changed.plan());
      case Forgetting.Outcome.Forgotten forgotten -> new Outcome.Purged(forgotten, purged(probes, actor));
    };
  }

  private PurgeReport purged(Probes probes, String actor) {
    database.write(tx -> {
      AuditBook.write(tx, actor, "purge", Map.of("pieces", (long) probes.pieces().size()), clock.instant());
      return tx;
    });
    List<String> failed = new ArrayList<>();
    List<PurgeCheck> checks = new ArrayList<>();
    for (Purgeable other : others) {
      try {
        other.purge();
        checks.add(other.check(probes.texts()));
      } catch (IOException | RuntimeException e) {
        failed.add(other.name() + ": " + e);
      }
    }
    store.compact();
    return report(probes.pieces(), failed, checks);
  }

  private PurgeReport report(List<byte[]> pieces, List<String> failed, List<PurgeCheck> checks) {
    ProbeScan scan = new ProbeScan(pieces);
    Map<Path, Set<Integer>> hits = new HashMap<>();
    long bytes = 0;
    List<Path> files = files();
    try {
      for (Path file : files) {
        bytes += look(scan, file, hits);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the home cannot be read", e);
    }
    Set<Integer> kept = kept(pieces, hits);
    return new PurgeReport(pieces.size(), files.size(), bytes, found(hits, kept), kept.size(), failed, checks);
  }

  private static long look(ProbeScan scan, Path file, Map<Path, Set<Integer>> hits) throws IOException {
    try {
      Set<Integer> inside = scan.in(file);
      if (!inside.isEmpty()) {
        hits.put(file, inside);
      }
      return Files.size(file);
    } catch (NoSuchFileException goneMeanwhile) {
      return 0;
    }
  }

  private Set<Integer> kept(List<byte[]> pieces, Map<Path, Set<Integer>> hits) {
    Set<Integer> all = new HashSet<>();
    hits.values().forEach(all::addAll);
    Set<Integer> kept = new HashSet<>();
    for (int piece : all) {
      if (database.read(tx -> KeptPieces.contain(tx, pieces.get(piece)))) {
        kept.add(piece);
      }
    }
    return kept;
  }

  private List<Found> found(Map<Path, Set<Integer>> hits, Set<Integer> kept) {
    List<Found> found = new ArrayList<>();
    hits.forEach((file, inside) -> {
      long left = inside.stream().filter(piece -> !kept.contains(piece)).count();
      if (left > 0) {
        found.add(new Found(home.relativize(file).toString(), (int) left));
      }
    });
    return found;
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the home cannot be listed", e);
    }
  }
}
