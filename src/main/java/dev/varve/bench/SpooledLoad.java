package dev.varve.bench;

import dev.varve.capture.spool.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;

/** Fills a home's spool as the hook script does while no worker answers, and enters each event in the ledger. */
final class SpooledLoad {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final BenchHome home;
  private final ToolUses uses;
  private final int sessions;
  private long spooled;

  SpooledLoad(BenchHome home, RandomGenerator random, int sessions) throws IOException {
    this.home = home;
    this.uses = new ToolUses(Corpus.load(), random);
    this.sessions = sessions;
  }

  /** How many a worker that was killed has left. */
  int left() throws IOException {
    return Spool.facts(home.path().resolve("spool")).files();
  }

  void fill(int events) throws IOException {
    Path spool = Files.createDirectories(home.path().resolve("spool"), OWNER_ONLY);
    try (Ledger ledger = Ledger.writing(home.ledger())) {
      for (int i = 0; i < events; i++) {
        String id = "toolu_spooled_%012d".formatted(spooled);
        String payload = uses.any(Posts.session(spooled % sessions), id).toString();
        Path unfinished = spool.resolve(".new-claude-code@PostToolUse@spooled-" + spooled);
        Files.writeString(unfinished, payload);
        Files.move(unfinished, spool.resolve("claude-code@PostToolUse@spooled-" + spooled));
        ledger.spooled("tool:" + id);
        spooled++;
      }
    }
  }
}
