package dev.varve.cli;

import dev.varve.capture.HookOrigin;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Plays a recording into a worker, event by event, through the door a client's own hooks use. */
final class Replay {

  private final Api api;
  private final Terminal terminal;
  private final Map<String, Integer> statuses = new LinkedHashMap<>();
  private final Map<String, Integer> ignored = new LinkedHashMap<>();
  private int sent;

  Replay(Api api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  /** One session of the recording, as its client names it. */
  private record Conversation(String client, String id) {}

  /** Returns when the worker has every event on disk; sessions the recording left open are ended. */
  void play(Recording recording) throws InterruptedException {
    Set<Conversation> open = new LinkedHashSet<>();
    for (RecordedEvent event : recording.events()) {
      count(api.hook(event));
      event.origin().ifPresent(origin -> follow(open, origin));
      terminal.progress("  replaying " + sent + " of " + recording.events().size());
    }
    for (Conversation left : open) {
      api.post("/v1/sessions/" + left.client() + "/" + Api.segment(left.id()) + "/end", Terminal.object());
    }
    terminal.progress("");
  }

  private static void follow(Set<Conversation> open, HookOrigin origin) {
    Conversation conversation = new Conversation(origin.client(), origin.sessionId());
    if (origin.isEnd()) {
      open.remove(conversation);
    } else {
      open.add(conversation);
    }
  }

  private void count(Api.HookAnswer answer) {
    sent++;
    statuses.merge(answer.status(), 1, Integer::sum);
    if (answer.status().equals("ignored")) {
      ignored.merge(answer.reason(), 1, Integer::sum);
    }
  }

  int sent() {
    return sent;
  }

  int count(String status) {
    return statuses.getOrDefault(status, 0);
  }

  /** Events that carry nothing to keep, by reason. */
  Map<String, Integer> ignored() {
    return Map.copyOf(ignored);
  }
}
