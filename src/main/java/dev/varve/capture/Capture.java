package dev.varve.capture;

import dev.varve.capture.BadPayload.Problem;
import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.capture.Receipt.Status;
import dev.varve.context.SessionStartContext;
import dev.varve.memory.NewPrompt;
import dev.varve.memory.Prompts;
import dev.varve.queue.Acceptance;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.session.SessionManager;
import dev.varve.session.SummarizeReport;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way in: parse, adapt, place, redact, hand over. When a method returns, what it took is on disk; when it throws
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
  private final SessionStartContext context;
  private final Payloads payloads;
  private final Visits visits;
  private final Reports reports;
  private final ApiAdapter api = new ApiAdapter();

  public Capture(
      SessionManager sessions,
      Redactor redactor,
      SessionStartContext context,
      InstantSource clock,
      byte[] installKey,
      int bodyBytesMax) {
    Identity identity = new Identity(installKey, redactor);
    this.sessions = sessions;
    this.context = context;
    this.payloads = new Payloads(bodyBytesMax);
    this.visits = new Visits(clock, identity, redactor);
    this.reports = new Reports(identity, redactor);
  }

  /** Takes a client's hook payload as it came. */
  public HookReply hook(String client, String event, byte[] body, Delivery delivery) {
    ClientAdapter adapter = ADAPTERS.get(client);
    if (adapter == null) {
      throw new BadPayload(Problem.UNKNOWN, "no hooks are known for '" + client + "'; known: " + ADAPTERS.keySet());
    }
    Fields payload = payloads.read(body);
    if (visits.isObserver(adapter.cwd(payload))) {
      return new HookReply(adapter.reply(event, ""), ignored("a session of our own observer"));
    }
    CapturedEvent captured = adapter.adapt(event, payload);
    if (captured instanceof CapturedEvent.Ignored nothing) {
      return new HookReply(adapter.reply(event, ""), ignored(nothing.reason()));
    }
    Visit visit = visits.ofHook(adapter, payload, delivery);
    Receipt receipt = take(visit, captured);
    String told = captured instanceof CapturedEvent.SessionStarted ? context.text(visit.place()) : "";
    return new HookReply(adapter.reply(event, told), receipt);
  }

  /** Takes a prompt in our own words. */
  public Receipt prompt(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return take(visits.ofCall(client, clientSessionId, fields, delivery), api.prompt(fields));
  }

  /** Takes a tool use in our own words. */
  public Receipt toolUse(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return take(visits.ofCall(client, clientSessionId, fields, delivery), api.toolUse(fields));
  }

  /** Takes a request for a summary in our own words. */
  public Receipt summarize(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return take(visits.ofCall(client, clientSessionId, fields, delivery), api.summarize(fields));
  }

  /** Takes the end of a session in our own words. */
  public Receipt end(String client, String clientSessionId, byte[] body, Delivery delivery) {
    Fields fields = payloads.read(body);
    return take(visits.ofCall(client, clientSessionId, fields, delivery), new CapturedEvent.SessionEnded());
  }

  /** What a new session in this directory would be told; empty when nothing is known of its project. */
  public String context(String cwd) {
    return context.text(visits.place(cwd));
  }

  private static Map<String, ClientAdapter> byClient(ClientAdapter... adapters) {
    Map<String, ClientAdapter> named = new TreeMap<>();
    for (ClientAdapter adapter : adapters) {
      named.put(adapter.client(), adapter);
    }
    return Collections.unmodifiableMap(named);
  }

  private Receipt take(Visit visit, CapturedEvent event) {
    return switch (event) {
      case CapturedEvent.SessionStarted started -> started(visit, started.cleared());
      case PromptSubmitted prompt -> prompt(visit, reports.prompt(visit, prompt));
      case CapturedEvent.ToolsUsed tools -> tools(visit, tools.uses());
      case Answered answered ->
          receipt(sessions.queueSummarize(visit.key(), visit.place(), reports.summarize(visit, answered)));
      case CapturedEvent.SessionEnded _ -> ended(visit);
      case CapturedEvent.Ignored ignored -> ignored(ignored.reason());
    };
  }

  private Receipt started(Visit visit, boolean cleared) {
    sessions.initialize(visit.key(), visit.place(), cleared);
    return new Receipt(Status.RECORDED, null, null);
  }

  private Receipt ended(Visit visit) {
    sessions.end(visit.key(), visit.place(), new SummarizeReport(null, Redacted.emptyObject(), visit.at()));
    return new Receipt(Status.RECORDED, null, null);
  }

  private Receipt prompt(Visit visit, NewPrompt prompt) {
    if (prompt.text().text().isBlank() && !prompt.text().whollyPrivate()) {
      return ignored("nothing of the prompt is the user's");
    }
    return switch (sessions.prompt(visit.key(), visit.place(), prompt)) {
      case Prompts.Outcome.Stored _ -> new Receipt(Status.RECORDED, null, null);
      case Prompts.Outcome.Duplicate _ -> new Receipt(Status.DUPLICATE, null, null);
      case Prompts.Outcome.NumberTaken taken -> throw new BadPayload(
          Problem.CONFLICT, "prompt " + taken.number() + " of this session is another one; leave the number out");
    };
  }

  /** The receipt of several uses is that of the first new one, else of the first. */
  private Receipt tools(Visit visit, List<Use> uses) {
    Receipt first = ignored("no tool was used");
    for (Use use : uses) {
      Receipt receipt = tool(visit, use);
      boolean better = receipt.status() == Status.QUEUED ? first.status() != Status.QUEUED : first.messageId() == null;
      first = better ? receipt : first;
    }
    return first;
  }

  private Receipt tool(Visit visit, Use use) {
    return OwnTools.include(use.tool())
        ? ignored("a use of our own tools")
        : receipt(sessions.queueToolUse(visit.key(), visit.place(), reports.toolUse(visit, use)));
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
