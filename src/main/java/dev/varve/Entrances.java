package dev.varve;

import dev.varve.capture.Capture;
import dev.varve.capture.Pointers;
import dev.varve.capture.TranscriptIntake;
import dev.varve.capture.spool.Remains;
import dev.varve.capture.spool.Spool;
import dev.varve.capture.spool.SpoolDirectory;
import dev.varve.capture.transcript.Sink;
import dev.varve.capture.transcript.TranscriptRoots;
import dev.varve.capture.transcript.Transcripts;
import dev.varve.context.Surroundings;
import dev.varve.context.Telling;
import dev.varve.session.SessionManager;
import dev.varve.store.Database;

/** Wires the ways in: what clients report, what they write down themselves, and what hooks kept for want of a worker. */
record Entrances(WorkerOptions options, SessionManager sessions, Sieve sieve, Surroundings surroundings) {

  /** From now on they read what was written while no worker ran. */
  Transcripts transcripts(Database database) {
    Sink sink = new TranscriptIntake(sessions, sieve.privacy(), sieve.redactor(), sieve.key());
    Transcripts transcripts =
        new Transcripts(
            TranscriptRoots.of(options.env()),
            database,
            sink,
            surroundings.scheduler(),
            surroundings.clock(),
            surroundings.events());
    transcripts.catchUp();
    return transcripts;
  }

  Capture capture(Telling telling, Transcripts transcripts) {
    return new Capture(
        sessions, telling, sieve.privacy(), sieve.redactor(), sieve.key(), bodyBytesMax(), transcripts);
  }

  /** It keeps what the door would refuse for want of space. */
  Spool spool(Capture capture, Transcripts transcripts) {
    Remains remains = new Remains(sieve.redactor());
    SpoolDirectory directory =
        new SpoolDirectory(Spool.in(options.home()), surroundings.clock(), bodyBytesMax(), remains);
    Pointers pointers = new Pointers(capture, transcripts);
    return new Spool(
        directory, capture::late, pointers::take, options::hasRoom, surroundings.scheduler(), surroundings.events());
  }

  private int bodyBytesMax() {
    return options.settings().server().bodyBytesMax();
  }
}
