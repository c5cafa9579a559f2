package dev.varve.settings;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A secret that opens the worker's TCP door: 256 bit as 64 hexadecimal digits. Its text form hides it. */
public record Token(String value) {

  private static final int BYTES = 32;

  /** The token of a home that opens everything; empty before the first worker ran there. */
  public static Optional<Token> read(Home home) {
    return read(home, TokenKind.WORKER);
  }

  /** A token of a home; empty when it was never made. */
  public static Optional<Token> read(Home home, TokenKind kind) {
    return OwnerFile.read(kind.file(home)).map(Token::of);
  }

  /** A token of a home, made when there is none. */
  public static Token of(Home home, TokenKind kind, RandomGenerator random) {
    return of(OwnerFile.readOrCreate(kind.file(home), () -> fresh(random)));
  }

  /** Another one in place of the one there was. */
  static Token replace(Home home, TokenKind kind, RandomGenerator random) {
    byte[] fresh = fresh(random);
    OwnerFile.replace(kind.file(home), fresh);
    return of(fresh);
  }

  private static Token of(byte[] content) {
    return new Token(new String(content, StandardCharsets.US_ASCII).strip());
  }

  private static byte[] fresh(RandomGenerator random) {
    return HexFormat.of().formatHex(bytes(random)).getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] bytes(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Its digits in ASCII. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "[token]";
  }
}
