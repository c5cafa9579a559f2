package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.varve.capture.Delivery;
import dev.varve.capture.Resolution;
import dev.varve.capture.spool.TestingIntake.Taken;
import java.util.ArrayList;
import java.util.List;

/** Notes what it is asked for; finds it, or not, as the test says. */
final class TestingLookup implements Spool.Lookup {

  /** For tests without pointers. */
  static final Spool.Lookup FINDING = (client, event, ids, delivery) -> new Resolution.Found();

  final List<Taken> asked = new ArrayList<>();
  private Resolution answer = new Resolution.Found();
  private Runnable trouble = () -> {};

  void find() {
    answer = new Resolution.Found();
  }

  void miss(String what) {
    answer = new Resolution.Missing(what);
  }

  /** Comes before each answer, and may throw. */
  void meet(Runnable next) {
    trouble = next;
  }

  @Override
  public Resolution take(String client, String event, byte[] ids, Delivery delivery) {
    trouble.run();
    asked.add(new Taken(client, event, new String(ids, UTF_8), delivery));
    return answer;
  }
}
