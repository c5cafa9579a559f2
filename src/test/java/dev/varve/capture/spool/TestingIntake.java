package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.varve.capture.BadPayload;
import dev.varve.capture.Delivery;
import dev.varve.capture.HookReply;
import dev.varve.capture.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Notes what it takes; refuses what is no JSON object; fails where the test says so. */
final class TestingIntake implements Spool.Intake {

  /** An event as it was handed over. */
  record Taken(String client, String event, String body, Delivery delivery) {}

  final List<Taken> taken = new ArrayList<>();
  private Consumer<String> trouble = _ -> {};

  /** The trouble sees each body before it is taken, and may throw. */
  void meet(Consumer<String> next) {
    trouble = next;
  }

  List<String> bodies() {
    return taken.stream().map(Taken::body).toList();
  }

  @Override
  public HookReply hook(String client, String event, byte[] bytes, Delivery delivery) {
    String body = new String(bytes, UTF_8);
    trouble.accept(body);
    if (!body.startsWith("{") || !body.endsWith("}")) {
      throw new BadPayload(BadPayload.Problem.MALFORMED, "no object");
    }
    taken.add(new Taken(client, event, body, delivery));
    return new HookReply("{}", new Receipt(Receipt.Status.RECORDED, null, null));
  }
}
