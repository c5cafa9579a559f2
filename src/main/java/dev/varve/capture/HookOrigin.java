package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose hook it is, by the word of the client's own adapter; for those who play hooks again.
 *
 * @param sessionId the client's id of the session
 * @param cwd the client's working directory; null when it did not say
 * @param isEnd whether the session is over with it
 */
public record HookOrigin(String client, String sessionId, @Nullable String cwd, boolean isEnd) {

  /** Empty for a hook that {@link Capture} refuses or ignores: it belongs to no session. */
  public static Optional<HookOrigin> of(String client, String event, JsonNode payload) {
    try {
      return of(Adapters.of(client), event, new Fields(payload));
    } catch (BadPayload refused) {
      return Optional.empty();
    }
  }

  private static Optional<HookOrigin> of(ClientAdapter adapter, String event, Fields payload) {
    CapturedEvent meaning = adapter.adapt(event, payload);
    if (meaning instanceof CapturedEvent.Ignored) {
      return Optional.empty();
    }
    boolean isEnd = meaning instanceof CapturedEvent.SessionEnded;
    return Optional.of(new HookOrigin(adapter.client(), adapter.sessionId(payload), adapter.cwd(payload), isEnd));
  }
}
