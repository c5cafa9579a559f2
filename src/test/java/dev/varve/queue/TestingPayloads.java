package dev.varve.queue;

/** What is stored of payloads, for tests that read a store's tables themselves. */
public final class TestingPayloads {

  private TestingPayloads() {}

  /** The text again, in whatever form it was stored. */
  public static String text(byte[] stored) {
    return PackedPayload.text(stored).orElseThrow(() -> new AssertionError("damaged payload"));
  }
}
