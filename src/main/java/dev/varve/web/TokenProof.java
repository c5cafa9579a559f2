package dev.varve.web;

import dev.varve.settings.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the token proves: that a caller is the user, and to a caller that the listener is the user's. Thread-safe. */
final class TokenProof {

  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  TokenProof(Token token) {
    this.token = token.value().getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether an Authorization header carries the token; compared in constant time. */
  boolean opens(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] given = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
    return MessageDigest.isEqual(given, token);
  }

  /** HMAC-SHA256 of the nonce's ASCII bytes under the token's, in hexadecimal digits. */
  String over(String nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
