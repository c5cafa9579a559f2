package dev.varve.settings;

import java.util.random.RandomGenerator;

/** The key of all keyed hashes of a home, 256 bit; made once, and losing it makes old hashes incomparable. */
public final class InstallKey {

  private InstallKey() {}

  public static byte[] of(Home home, RandomGenerator random) {
    return OwnerFile.readOrCreate(home.keyFile(), () -> Token.bytes(random));
  }
}
