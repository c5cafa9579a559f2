package dev.varve.settings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The tokens of a home as they are at this moment. Thread-safe. */
public final class Tokens {

  private final Home home;
  private final RandomGenerator random;
  private final Map<TokenKind, Token> current = new ConcurrentHashMap<>();

  private Tokens(Home home, RandomGenerator random) {
    this.home = home;
    this.random = random;
  }

  /** Those of a home; what is missing is made. */
  public static Tokens of(Home home, RandomGenerator random) {
    Tokens tokens = new Tokens(home, random);
    for (TokenKind kind : TokenKind.values()) {
      tokens.current.put(kind, Token.of(home, kind, random));
    }
    return tokens;
  }

  public Token of(TokenKind kind) {
    Token token = current.get(kind);
    if (token == null) {
      throw new IllegalStateException("no token " + kind);
    }
    return token;
  }

  /** Makes another one, in its file first; the one before opens nothing any more. */
  public synchronized void rotate(TokenKind kind) {
    current.put(kind, Token.replace(home, kind, random));
  }
}
