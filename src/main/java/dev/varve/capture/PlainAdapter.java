package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Ignored;
import dev.varve.capture.CapturedEvent.SessionEnded;
import dev.varve.capture.CapturedEvent.SessionStarted;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hooks of a client whose own ones are not known: it reports by the events and fields of the plain API, with the
 * session's id in the body. Stateless.
 */
record PlainAdapter(String client) implements ClientAdapter {

  /** All of its events, in the order of a session. */
  static final List<String> EVENTS = List.of("start", "prompts", "tool-uses", "summarize", "end");

  /** What a name may be, in words for those who gave another one. */
  static final String NAMES = "1 to 40 of the characters a-z, 0-9 and -";

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Set<String> TELLING = Set.of("start", "prompts", "tool-uses");
  private static final ApiAdapter API = new ApiAdapter();

  static boolean isName(String client) {
    return NAME.matcher(client).matches();
  }

  @Override
  public String sessionId(Fields payload) {
    return payload.id(payload.spelling("sessionId", "session_id"));
  }

  @Override
  public @Nullable Instant at(Fields payload) {
    return payload.instantOrNull("at");
  }

  @Override
  public CapturedEvent adapt(String event, Fields payload) {
    return switch (event) {
      case "start" -> new SessionStarted(false);
      case "prompts" -> API.prompt(payload);
      case "tool-uses" -> API.toolUse(payload);
      case "summarize" -> API.summarize(payload);
      case "end" -> new SessionEnded();
      default -> new Ignored("the events of a client without hooks of its own are " + String.join(", ", EVENTS));
    };
  }

  @Override
  public boolean tells(String event) {
    return TELLING.contains(event);
  }

  @Override
  public String reply(String event, String context) {
    return tells(event) ? ContextReply.flat("context", context) : ContextReply.NONE;
  }
}
