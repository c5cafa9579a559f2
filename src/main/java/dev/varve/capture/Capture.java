package dev.varve.capture;

import dev.varve.capture.BadPayload.Problem;
import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.capture.Receipt.Status;
import dev.varve.capture.policy.Privacy;
import dev.varve.capture.transcript.Backfill;
import dev.varve.capture.transcript.Told;
import dev.varve.capture.transcript.Transcripts;
import dev.varve.context.Answer;
import dev.varve.context.CommandStep;
import dev.varve.context.Moment;
import dev.varve.context.Telling;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.NewPrompt;
import dev.varve.memory.Prompts;
import dev.varve.queue.Acceptance;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.queue.SkipReason;
import dev.varve.session.Place;
import dev.varve.session.SessionManager;
import dev.varve.session.SummarizeReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way in: parse, adapt, place, judge, redact, hand over. When a method returns, what it took is on disk; when it throws
 * {@link BadPayload}, nothing of the event was. Thread-safe.
 */
public final class Capture {

  private static final Map<String, ClientAdapter> ADAPTERS = byClient(
      new ClaudeCodeAdapter(),
      new CodexAdapter(),
      new GeminiCliAdapter(),
      new CopilotCliAdapter(),
      new OpenCodeAdapter(),
      new CursorAdapter());

  private final SessionManager sessions;
  private final Telling telling;
  private final Privacy privacy;
  private final Payloads payloads;
  private final Visits visits;
  private final Reports reports;
  private final CommandSteps steps;
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
    this.sessions = sessions;
    this.telling = telling;
    this.steps = new CommandSteps(identity);
    this.privacy = privacy;
    this.payloads = new Payloads(bodyBytesMax);
    this.visits = new Visits(privacy, identity, redactor);
    this.reports = new Reports(identity, redactor);
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
    ClientAdapter adapter = ADAPTERS.get(client);
    if (adapter == null) {
      throw new BadPayload(Problem.UNKNOWN, "no hooks are known for '" + client + "'; known: " + ADAPTERS.keySet());
    }
    Fields payload = payloads.read(body);
    if (visits.isObserver(adapter.cwd(payload))) {
      return new HookReply(adapter.reply(event, ""), ignored("a session of our own observer"));
    }
    HookReply reply = hook(adapter, event, payload, delivery, isAwaited);
    if (transcripts != null) {
      transcripts.told(Told.of(client, event, payload.any("transcript_path"), payload.any("agent_transcript_path")));
    }
    return reply;
  }

  private HookReply hook(
      ClientAdapter adapter, String event, Fields payload, Delivery delivery, boolean isAwaited) {
    CapturedEvent captured = adapter.adapt(event, payload);
    if (captured instanceof CapturedEvent.Ignored nothing) {
      return new HookReply(adapter.reply(event, ""), ignored(nothing.reason()));
    }
    Visit visit = visits.ofHook(adapter, payload, delivery);
    Taken taken = take(visit, captured);
    String told = isAwaited && adapter.tells(event) ? told(visit, captured, taken) : "";
    return new HookReply(adapter.reply(event, told), taken.receipt());
  }

  /** Takes a prompt in our own words. */
  public Receipt prompt(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return take(visits.ofCall(client, clientSessionId, fields, delivery), api.prompt(fields)).receipt();
  }

  /** Takes a tool use in our own words. */
  public Receipt toolUse(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return take(visits.ofCall(client, clientSessionId, fields, delivery), api.toolUse(fields)).receipt();
  }

  /** Takes a request for a summary in our own words. */
  public Receipt summarize(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return take(visits.ofCall(client, clientSessionId, fields, delivery), api.summarize(fields)).receipt();
  }

  /** Takes the end of a session in our own words. */
  public Receipt end(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return take(visits.ofCall(client, clientSessionId, fields, delivery), new CapturedEvent.SessionEnded()).receipt();
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

  private String told(Visit visit, CapturedEvent event, Taken taken) {
    if (visit.ruling().refusal() != null || taken.receipt().status() == Status.SKIPPED) {
      return "";
    }
    Moment moment = moments.of(visit, event, taken.signature());
    return moment == null ? "" : telling.at(moment, visit.key(), visit.place());
  }

  private static Map<String, ClientAdapter> byClient(ClientAdapter... adapters) {
    Map<String, ClientAdapter> named = new TreeMap<>();
    for (ClientAdapter adapter : adapters) {
      named.put(adapter.client(), adapter);
    }
    return Collections.unmodifiableMap(named);
  }

  /** What may be kept; it also says when nothing may. */
  public Privacy privacy() {
    return privacy;
  }

  /**
   * What became of an event.
   *
   * @param signature of a command that failed and was not known of; null when none did
   */
  private record Taken(Receipt receipt, @Nullable String signature) {}

  private Taken take(Visit visit, CapturedEvent event) {
    return event instanceof CapturedEvent.ToolsUsed tools
        ? tools(visit, tools.uses())
        : new Taken(taken(visit, event), null);
  }

  private Receipt taken(Visit visit, CapturedEvent event) {
    return switch (event) {
      case CapturedEvent.SessionStarted started -> started(visit, started.cleared());
      case PromptSubmitted prompt -> prompt(visit, reports.prompt(visit, prompt));
      case CapturedEvent.ToolsUsed tools -> tools(visit, tools.uses()).receipt();
      case Answered answered ->
          receipt(sessions.queueSummarize(visit.key(), visit.place(), reports.summarize(visit, answered)));
      case CapturedEvent.Compacted _ -> started(visit, false);
      case CapturedEvent.SessionEnded _ -> ended(visit);
      case CapturedEvent.FileOpened _ -> ignored("the report after the use is what counts");
      case CapturedEvent.SubagentStarted _ -> ignored("this event carries nothing to keep");
      case CapturedEvent.Ignored ignored -> ignored(ignored.reason());
    };
  }

  /** Nothing of it could come back by another way, so there is nothing to put on record. */
  private Receipt started(Visit visit, boolean cleared) {
    SkipReason refusal = visit.ruling().refusal();
    if (refusal != null) {
      return skipped(refusal);
    }
    sessions.initialize(visit.key(), visit.place(), cleared);
    return new Receipt(Status.RECORDED, null, null);
  }

  private Receipt ended(Visit visit) {
    sessions.end(visit.key(), visit.place(), new SummarizeReport(null, Redacted.emptyObject(), visit.at()));
    return new Receipt(Status.RECORDED, null, null);
  }

  private Receipt prompt(Visit visit, NewPrompt prompt) {
    SkipReason refusal = visit.ruling().refusal();
    if (refusal == null && prompt.isWithheld()) {
      return ignored("nothing of the prompt is the user's");
    }
    return switch (sessions.prompt(visit.key(), visit.place(), prompt)) {
      case Prompts.Outcome.Stored _ -> refusal == null ? new Receipt(Status.RECORDED, null, null) : skipped(refusal);
      case Prompts.Outcome.Duplicate _ -> new Receipt(Status.DUPLICATE, null, null);
      case Prompts.Outcome.NumberTaken taken -> throw new BadPayload(
          Problem.CONFLICT, "prompt " + taken.number() + " of this session is another one; leave the number out");
    };
  }

  /** The receipt of several uses is that of the first new one, else of the first. */
  private Taken tools(Visit visit, List<Use> uses) {
    Receipt first = ignored("no tool was used");
    String signature = null;
    for (Use use : uses) {
      Taken taken = tool(visit, use);
      Receipt receipt = taken.receipt();
      boolean better = receipt.status() == Status.QUEUED ? first.status() != Status.QUEUED : first.messageId() == null;
      first = better ? receipt : first;
      signature = signature == null ? taken.signature() : signature;
    }
    return new Taken(first, signature);
  }

  private Taken tool(Visit visit, Use use) {
    if (OwnTools.include(use.tool())) {
      return new Taken(ignored("a use of our own tools"), null);
    }
    Receipt receipt = receipt(sessions.queueToolUse(visit.key(), visit.place(), reports.toolUse(visit, use)));
    Long message = receipt.messageId();
    if (receipt.status() != Status.QUEUED || message == null) {
      return new Taken(receipt, null);
    }
    CommandStep step = steps.of(use);
    telling.used(visit.key(), message, step);
    return new Taken(receipt, step.signature());
  }

  private static Receipt skipped(SkipReason reason) {
    return new Receipt(Status.SKIPPED, null, reason.stored());
  }

  private static Receipt ignored(String reason) {
    return new Receipt(Status.IGNORED, null, reason);
  }

  private static Receipt receipt(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Queued queued -> new Receipt(Status.QUEUED, queued.id().value(), null);
      case Acceptance.Duplicate known -> new Receipt(Status.DUPLICATE, known.id().value(), null);
      case Acceptance.Skipped skipped ->
          new Receipt(Status.SKIPPED, skipped.id().value(), skipped.reason().stored());
    };
  }
}
