package dev.varve.web;

import dev.varve.settings.TokenKind;
import dev.varve.settings.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens prove: that a caller is the user, or a client of the user with a hook's report, and to a caller that
 * the listener is the user's. Thread-safe.
 */
final class TokenProof {

  private static final String SCHEME = "Bearer ";

  /** Nothing that could be read as another path, whoever resolves it. */
  private static final Pattern HOOK = Pattern.compile("/v1/hooks/[A-Za-z0-9-]+/[A-Za-z][A-Za-z0-9._-]*");

  private final Tokens tokens;

  TokenProof(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Whether an Authorization header carries a token that opens this path; compared in constant time. */
  boolean opens(@Nullable String authorization, String path) {
    if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] given = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
    return is(given, TokenKind.WORKER) || HOOK.matcher(path).matches() && is(given, TokenKind.HOOKS);
  }

  private boolean is(byte[] given, TokenKind kind) {
    return MessageDigest.isEqual(given, tokens.of(kind).bytes());
  }

  /** HMAC-SHA256 of the nonce's ASCII bytes under those of the token that opens everything, in hexadecimal digits. */
  String over(String nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(tokens.of(TokenKind.WORKER).bytes(), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
