package dev.varve.embed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks an endpoint in the manner of OpenAI's {@code POST /embeddings}, which Ollama, llama.cpp, LM Studio and vLLM have too
 * (platform.openai.com/docs/api-reference/embeddings). Follows no redirect, so that texts go nowhere else. Thread-safe.
 */
public final class EndpointEmbedder implements Embedder {

  /** Room for a batch of the longest vectors, written out in full. */
  static final int ANSWER_BYTES_MAX = 8 << 20;

  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

  /** How the Java client begins to say that an answer is longer than was allowed. */
  private static final String TOO_LONG = "body exceeds capacity";

  private final EmbedOptions options;
  private final URI address;
  private final EndpointFailures failures;

  /** Servers of models often do not understand the upgrade to HTTP/2 that the client would offer. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_MAX)
          .build();

  public EndpointEmbedder(EmbedOptions options, InstantSource clock) {
    this.options = options;
    this.address = URI.create(options.base().toString().replaceAll("/+$", "") + "/embeddings");
    this.failures = new EndpointFailures(address, clock);
  }

  /** The client's own deadline ends with the head of an answer; this one counts its body too. */
  @Override
  public Embedded embed(List<String> texts, Duration most) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request(texts), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
    try {
      return embedded(asked.get(most.toNanos(), TimeUnit.NANOSECONDS), texts.size());
    } catch (TimeoutException e) {
      return new Embedded.Failed(new EmbedFailure.Late(address + " gave no answer within " + most.toMillis() + " ms"));
    } catch (ExecutionException e) {
      return new Embedded.Failed(broken(e.getCause()));
    } finally {
      asked.cancel(true);
    }
  }

  private HttpRequest request(List<String> texts) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", options.model());
    texts.forEach(body.putArray("input")::add);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return options.key().isEmpty() ? request.build() : request.header("Authorization", "Bearer " + options.key()).build();
  }

  private Embedded embedded(HttpResponse<byte[]> answer, int count) {
    if (answer.statusCode() != 200) {
      return new Embedded.Failed(failures.of(answer.statusCode(), answer.headers()));
    }
    try {
      return new Embedded.Vectors(options.model(), EmbeddingAnswer.vectors(answer.body(), count));
    } catch (BadAnswer e) {
      return new Embedded.Failed(failures.unfit(e.evidence()));
    }
  }

  private EmbedFailure broken(@Nullable Throwable cause) {
    if (cause instanceof IOException && String.valueOf(cause.getMessage()).startsWith(TOO_LONG)) {
      return failures.unfit("the answer is longer than " + (ANSWER_BYTES_MAX >> 20) + " MB");
    }
    String why = cause == null ? "no answer" : cause.getClass().getSimpleName();
    return new EmbedFailure.Transient(address + " cannot be asked: " + why);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
