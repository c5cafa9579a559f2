package dev.varve.settings;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The secret that opens the worker's TCP door: 256 bit as 64 hexadecimal digits. Its text form hides it. */
public record Token(String value) {

  private static final int BYTES = 32;

  /** The token of a home; empty before the first worker ran there. */
  public static Optional<Token> read(Home home) {
    return OwnerFile.read(home.tokenFile()).map(Token::of);
  }

  /** The token of a home, made when there is none. */
  public static Token of(Home home, RandomGenerator random) {
    return of(
        OwnerFile.readOrCreate(
            home.tokenFile(), () -> HexFormat.of().formatHex(bytes(random)).getBytes(StandardCharsets.US_ASCII)));
  }

  private static Token of(byte[] content) {
    return new Token(new String(content, StandardCharsets.US_ASCII).strip());
  }

  static byte[] bytes(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "[token]";
  }
}
