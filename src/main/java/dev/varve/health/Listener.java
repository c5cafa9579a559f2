package dev.varve.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds out who listens on a port of this machine. Whoever answers for us must know the token, and proves it over
 * a nonce, so the token never goes to a stranger.
 */
public final class Listener {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int NONCE_BYTES = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Who it was. */
  public sealed interface Identity {

    /** Our worker on this home. */
    record Ours(String version, long pid, boolean ready) implements Identity {}

    /** Something else, or a worker of another home. */
    record Foreign(String evidence) implements Identity {}

    /** Nobody. */
    record Silent(String evidence) implements Identity {}
  }

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final byte[] token;
  private final RandomGenerator random;

  /** The token's bytes are the key of the proof. */
  public Listener(byte[] token, RandomGenerator random) {
    this.token = token.clone();
    this.random = random;
  }

  /** Asks the listener on 127.0.0.1; takes at most {@code PATIENCE} for each of two requests. */
  public Identity identify(int port) throws InterruptedException {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    try {
      HttpResponse<String> answer = get(port, "/v1/identity?nonce=" + nonce);
      return answer.statusCode() == 200
          ? judged(port, nonce, answer.body())
          : new Identity.Foreign("it answers /v1/identity with " + answer.statusCode());
    } catch (ConnectException e) {
      return new Identity.Silent("nobody listens on port " + port);
    } catch (HttpTimeoutException e) {
      return new Identity.Foreign("it did not answer within " + PATIENCE.toSeconds() + " s");
    } catch (IOException e) {
      return new Identity.Foreign("it does not speak our protocol");
    }
  }

  private Identity judged(int port, String nonce, String body) throws IOException, InterruptedException {
    JsonNode json = JSON.readTree(body);
    byte[] proof = json.path("proof").asText().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(proof, proof(nonce).getBytes(StandardCharsets.US_ASCII))) {
      return new Identity.Foreign("it does not know this home's token" + claim(json));
    }
    boolean ready = get(port, "/readyz").statusCode() == 200;
    return new Identity.Ours(json.path("version").asText(), json.path("pid").longValue(), ready);
  }

  /** What it says of itself without a proof; enough to look the process up. */
  private static String claim(JsonNode json) {
    long pid = json.path("pid").asLong();
    return pid <= 0 ? "" : ", and says it is a Varve worker of another home or of one that is gone, pid " + pid;
  }

  private String proof(String nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }
}
