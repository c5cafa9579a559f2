package dev.varve.capture;

import dev.varve.capture.Receipt.Status;
import dev.varve.capture.policy.Privacy;
import dev.varve.capture.transcript.Backfill;
import dev.varve.capture.transcript.Told;
import dev.varve.capture.transcript.Transcripts;
import dev.varve.context.Answer;
import dev.varve.context.Moment;
import dev.varve.context.Telling;
import dev.varve.memory.MemoryRef;
import dev.varve.redact.Redactor;
import dev.varve.session.Place;
import dev.varve.session.SessionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The way in: parse, adapt, place, judge, record, and tell what is to be told. When a method returns, what it took is
 * on disk; when it throws {@link BadPayload}, nothing of the event was. Thread-safe.
 */
public final class Capture {

  private final Telling telling;
  private final Privacy privacy;
  private final Payloads payloads;
  private final Visits visits;
  private final Recorder recorder;
  private final Moments moments;
  private final @Nullable Transcripts transcripts;
  private final ApiAdapter api = new ApiAdapter();

  /** Takes what is reported and looks into no transcript. */
  public Capture(
      SessionManager sessions,
      Telling telling,
      Privacy privacy,
      Redactor redactor,
      byte[] installKey,
      int bodyBytesMax) {
    this(sessions, telling, privacy, redactor, installKey, bodyBytesMax, null);
  }

  /** @param transcripts to be told what clients report */
  public Capture(
      SessionManager sessions,
      Telling telling,
      Privacy privacy,
      Redactor redactor,
      byte[] installKey,
      int bodyBytesMax,
      @Nullable Transcripts transcripts) {
    Identity identity = new Identity(installKey, redactor);
    Reports reports = new Reports(identity, redactor);
    this.telling = telling;
    this.privacy = privacy;
    this.payloads = new Payloads(bodyBytesMax);
    this.visits = new Visits(privacy, identity, redactor);
    this.recorder = new Recorder(sessions, telling, reports, new CommandSteps(identity));
    this.moments = new Moments(telling, reports);
    this.transcripts = transcripts;
  }

  /** Takes a client's hook payload as it came; the reply may tell something. */
  public HookReply hook(String client, String event, byte[] body, Delivery delivery) {
    return hook(client, event, body, delivery, true);
  }

  /** The same for one whose hook waits no longer: nobody is told anything. */
  public HookReply late(String client, String event, byte[] body, Delivery delivery) {
    return hook(client, event, body, delivery, false);
  }

  private HookReply hook(String client, String event, byte[] body, Delivery delivery, boolean isAwaited) {
    ClientAdapter adapter = Adapters.of(client);
    Fields payload = payloads.read(body);
    Site site = visits.site(adapter.client(), adapter.cwd(payload));
    if (site.isObservers()) {
      return new HookReply(adapter.reply(event, ""), Recorder.ignored("a session of our own observer"));
    }
    CapturedEvent captured = adapter.adapt(event, payload);
    HookReply reply =
        captured instanceof CapturedEvent.Ignored nothing
            ? new HookReply(adapter.reply(event, ""), Recorder.ignored(nothing.reason()))
            : taken(adapter, event, captured, visits.ofHook(adapter, payload, site, delivery), isAwaited);
    if (transcripts != null) {
      transcripts.told(Told.of(client, event, payload.any("transcript_path"), payload.any("agent_transcript_path")));
    }
    return reply;
  }

  private HookReply taken(
      ClientAdapter adapter, String event, CapturedEvent captured, Visit visit, boolean isAwaited) {
    Recorder.Taken taken = recorder.take(visit, captured);
    String told = isAwaited && adapter.tells(event) ? told(visit, captured, taken) : "";
    return new HookReply(adapter.reply(event, told), taken.receipt());
  }

  private String told(Visit visit, CapturedEvent event, Recorder.Taken taken) {
    if (visit.ruling().refusal() != null || taken.receipt().status() == Status.SKIPPED) {
      return "";
    }
    Moment moment = moments.of(visit, event, taken.signature());
    return moment == null ? "" : telling.at(moment, visit.key(), visit.place());
  }

  /** Takes a prompt in our own words. */
  public Receipt prompt(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return recorder.take(visits.ofCall(client, clientSessionId, fields, delivery), api.prompt(fields)).receipt();
  }

  /** Takes a tool use in our own words. */
  public Receipt toolUse(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return recorder.take(visits.ofCall(client, clientSessionId, fields, delivery), api.toolUse(fields)).receipt();
  }

  /** Takes a request for a summary in our own words. */
  public Receipt summarize(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return recorder.take(visits.ofCall(client, clientSessionId, fields, delivery), api.summarize(fields)).receipt();
  }

  /** Takes the end of a session in our own words. */
  public Receipt end(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return recorder.take(visits.ofCall(client, clientSessionId, fields, delivery), new CapturedEvent.SessionEnded()).receipt();
  }

  /**
   * Imports a slice of past sessions; nothing where no transcripts are looked into.
   *
   * @throws UncheckedIOException when the transcripts cannot be read
   */
  public Backfill.Slice backfill(Backfill.Request request) {
    try {
      return transcripts == null ? Backfill.Slice.NOTHING : transcripts.backfill(request);
    } catch (IOException e) {
      throw new UncheckedIOException("the transcripts cannot be read", e);
    }
  }

  /** What a new session in this directory would be told now, and what was considered. */
  public Answer context(String cwd) {
    Place place = visits.place(cwd);
    return place == null ? Answer.NOTHING : telling.atStart(place);
  }

  /** The identity of the project that a directory belongs to; null when nothing may be kept there now. */
  public @Nullable String project(String cwd) {
    Place place = visits.place(cwd);
    return place == null ? null : place.identity();
  }

  /** Somebody asked for the memory in full; returns at once. */
  public void opened(MemoryRef memory) {
    telling.opened(memory);
  }

  /** The same for later, so without what limits memory now. */
  public String notes(String cwd) {
    Place place = visits.place(cwd);
    return place == null ? "" : telling.notes(place);
  }

  /** What may be kept; it also says when nothing may. */
  public Privacy privacy() {
    return privacy;
  }
}
