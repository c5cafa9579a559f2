package dev.varve.capture;

import dev.varve.capture.BadPayload.Problem;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The adapters by their clients' names; who has none of its own speaks in the words of the plain API. */
public final class Adapters {

  private static final Map<String, ClientAdapter> KNOWN =
      byClient(
          new ClaudeCodeAdapter(),
          new CodexAdapter(),
          new GeminiCliAdapter(),
          new CopilotCliAdapter(),
          new OpenCodeAdapter(),
          new CursorAdapter());

  private Adapters() {}

  private static Map<String, ClientAdapter> byClient(ClientAdapter... adapters) {
    Map<String, ClientAdapter> named = new TreeMap<>();
    for (ClientAdapter adapter : adapters) {
      named.put(adapter.client(), adapter);
    }
    return Collections.unmodifiableMap(named);
  }

  static ClientAdapter of(String client) {
    ClientAdapter known = KNOWN.get(client);
    return known == null ? new PlainAdapter(named(client)) : known;
  }

  /** The same name, if a client may have it. */
  static String named(String client) {
    if (!PlainAdapter.isName(client)) {
      String problem = "no client is called '%s': a name has %s; known: %s";
      throw new BadPayload(Problem.UNKNOWN, problem.formatted(client, PlainAdapter.NAMES, KNOWN.keySet()));
    }
    return client;
  }

  /**
   * Why no hook of this event is taken from this client, whatever it holds; null when nothing is known against it. To be
   * asked where somebody sees the answer, because a worker that ignores a hook says so to nobody.
   */
  public static @Nullable String objection(String client, String event) {
    if (!PlainAdapter.isName(client)) {
      return "'%s' is no client's name, which has %s".formatted(client, PlainAdapter.NAMES);
    }
    return KNOWN.containsKey(client) || PlainAdapter.EVENTS.contains(event)
        ? null
        : "'%s' is none of %s, so its events are %s, not '%s'"
            .formatted(client, String.join(", ", KNOWN.keySet()), String.join(", ", PlainAdapter.EVENTS), event);
  }
}
