package dev.varve.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What a load sends next: tool uses over so many sessions in turn, each with an id of its own, now and then a
 * request for a summary; but first whatever was sent and not acknowledged. Requests are made from templates, so
 * that the load costs little beside what it loads. Used by one thread.
 */
final class Posts {

  private static final int TEMPLATES = 512;
  private static final String ID = "toolu_%018d";
  private static final String SESSION = "bench-%06d";

  private final List<Template> templates = new ArrayList<>();
  private final Deque<Post> again = new ArrayDeque<>();
  private final String token;
  private final int sessions;
  private final int summarizeEvery;
  private final long base;
  private long sent;

  /**
   * @param seed makes texts and ids; ids of different seeds below a million differ
   * @param summarizeEvery after so many tool uses of a session comes a request for its summary; 0 for never
   */
  Posts(Corpus corpus, String token, long seed, int sessions, int summarizeEvery) {
    this.token = token;
    this.sessions = sessions;
    this.summarizeEvery = summarizeEvery;
    this.base = seed * 1_000_000_000L;
    ToolUses uses = new ToolUses(corpus, new Random(seed));
    for (int i = 0; i < TEMPLATES; i++) {
      String json = uses.any(session(0), ID.formatted(0)).toString();
      templates.add(Template.of(HookRequest.bytes("PostToolUse", token, json), session(0), ID.formatted(0)));
    }
  }

  /** The client's id of the load's sessions, counted from 0. */
  static String session(long number) {
    return SESSION.formatted(number);
  }

  Post next() {
    Post unanswered = again.poll();
    if (unanswered != null) {
      return unanswered;
    }
    long number = sent++;
    String session = session(number % sessions);
    if (summarizeEvery > 0 && number / sessions % summarizeEvery == summarizeEvery - 1) {
      return stop(session, "prompt-" + (base + number));
    }
    String id = ID.formatted(base + number);
    return new Post("tool:" + id, templates.get((int) (number % TEMPLATES)).with(session, id));
  }

  private Post stop(String session, String promptId) {
    String json = ToolUses.stop(session, promptId).toString();
    return new Post("summarize:" + promptId + ":", HookRequest.bytes("Stop", token, json));
  }

  /** It was sent and nobody acknowledged it, as when a hook finds its event in the spool. */
  void again(Post post) {
    again.add(post);
  }

  /** A request with places for the session and the id. */
  private record Template(byte[] bytes, List<Integer> sessionAt, List<Integer> idAt) {

    static Template of(byte[] bytes, String session, String id) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return new Template(bytes, places(text, session), places(text, id));
    }

    private static List<Integer> places(String text, String wanted) {
      List<Integer> places = new ArrayList<>();
      for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        places.add(at);
      }
      return places;
    }

    byte[] with(String session, String id) {
      byte[] filled = bytes.clone();
      fill(filled, session, sessionAt);
      fill(filled, id, idAt);
      return filled;
    }

    private static void fill(byte[] filled, String value, List<Integer> places) {
      byte[] ascii = value.getBytes(StandardCharsets.US_ASCII);
      for (int at : places) {
        System.arraycopy(ascii, 0, filled, at, ascii.length);
      }
    }
  }
}
