package dev.varve.embed;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@link ToyVectors} within the process; fails and refuses as a test asks. Thread-safe. */
public final class TestingEmbedder implements Embedder {

  /** Every text it was asked for, in order. */
  public final List<String> texts = new CopyOnWriteArrayList<>();

  private volatile int size;
  private volatile @Nullable EmbedFailure failure;
  private volatile Predicate<String> refused = text -> false;
  private volatile Runnable before = () -> {};

  public TestingEmbedder(int size) {
    this.size = size;
  }

  public static EmbedOptions options(String model) {
    return new EmbedOptions(URI.create("http://127.0.0.1:1/v1"), model, "", "", "", Duration.ofSeconds(30));
  }

  /** Every request fails so; null lets them succeed again. */
  public void fail(@Nullable EmbedFailure how) {
    failure = how;
  }

  /** Requests with such a text are refused. */
  public void refuse(Predicate<String> texts) {
    refused = texts;
  }

  /** Runs in each request before it is answered. */
  public void before(Runnable action) {
    before = action;
  }

  public void size(int numbers) {
    size = numbers;
  }

  @Override
  public Embedded embed(List<String> asked, Duration most) {
    texts.addAll(asked);
    before.run();
    EmbedFailure how = failure;
    if (how != null) {
      return new Embedded.Failed(how);
    }
    if (asked.stream().anyMatch(refused)) {
      return new Embedded.Failed(new EmbedFailure.Refused("refused"));
    }
    List<float[]> vectors = new ArrayList<>();
    asked.forEach(text -> vectors.add(ToyVectors.of(text, size)));
    return new Embedded.Vectors("toy", vectors);
  }

  @Override
  public void close() {}
}
