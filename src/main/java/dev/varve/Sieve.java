package dev.varve;

import dev.varve.capture.policy.Privacy;
import dev.varve.redact.Redactor;
import dev.varve.settings.InstallKey;
import dev.varve.store.Database;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What everything passes on its way in.
 *
 * @param privacy says what may be kept
 * @param redactor takes out of it what must not
 * @param key of keyed hashes; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Sieve(Privacy privacy, Redactor redactor, byte[] key) {

  static Sieve of(WorkerOptions options, Database database, Redactor redactor, InstantSource clock, RandomGenerator random) {
    return new Sieve(
        new Privacy(database, clock, options.exclusions(), options.home().path()),
        redactor,
        InstallKey.of(options.home(), random));
  }

  /** The same key as the sieve's. To make its rules ready takes a while. */
  static Redactor redactor(WorkerOptions options, RandomGenerator random) {
    byte[] key = InstallKey.of(options.home(), random);
    return new Redactor(options.redactionRules(), key, options.redaction(), System::nanoTime);
  }
}
