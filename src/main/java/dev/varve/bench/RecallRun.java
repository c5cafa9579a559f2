package dev.varve.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.varve.Embeddings;
import dev.varve.bench.DialogueFile.Dialogue;
import dev.varve.bench.DialogueFile.Question;
import dev.varve.bench.DialogueFile.Session;
import dev.varve.bench.DialogueFile.Turn;
import dev.varve.embed.EmbeddingModel;
import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.NewPrompt;
import dev.varve.memory.Projects;
import dev.varve.memory.Prompts;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.redact.RedactionLimits;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.Redactor;
import dev.varve.search.Hit;
import dev.varve.search.Search;
import dev.varve.search.SearchFilter;
import dev.varve.search.SearchOrder;
import dev.varve.search.SearchRequest;
import dev.varve.search.VectorStatus;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import dev.varve.store.Tx;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Stores each turn of each dialogue as a prompt, a dialogue being a project, then asks the questions of each within its
 * project and looks which of the turns that answer them are found.
 */
final class RecallRun implements AutoCloseable {

  private static final int DEEPEST = 20;

  private final Redactor redactor =
      new Redactor(RedactionRules.builtIn(), "bench".getBytes(US_ASCII), RedactionLimits.defaults(), System::nanoTime);

  private final InstantSource clock = InstantSource.system();
  private final Prompts prompts = new Prompts();
  private final Map<MemoryRef, String> turns = new HashMap<>();
  private final SqliteDatabase database;
  private final Search search;
  private final LongSupplier nanoClock;
  private final Latencies latencies = new Latencies();

  /** @param env may name a model for vectors by the variables of its settings */
  RecallRun(BenchHome home, LongSupplier nanoClock, Map<String, String> env) {
    this.nanoClock = nanoClock;
    Home settled = new Home(home.path());
    EngineEvents events = new EngineEvents();
    Settings.Vectors vectors = Settings.load(settled, env).vectors();
    Optional<EmbeddingModel> model = Embeddings.of(settled, vectors, text -> redactor.prompt(text).text(), clock, events);
    database = SqliteDatabase.open(SqliteOptions.of(home.database()));
    search = new Search(database, settled.index(), clock, ZoneOffset.UTC, events, model.orElse(null));
  }

  /** The time of each question, hits read from the store included. */
  Latencies latencies() {
    return latencies;
  }

  /** Which memories had vectors, when a model was named. */
  Optional<VectorStatus> vectors() {
    return search.vectors();
  }

  void load(DialogueFile file) throws InterruptedException {
    for (Dialogue dialogue : file.dialogues()) {
      for (Session session : dialogue.sessions()) {
        database.write(tx -> load(tx, dialogue, session));
      }
    }
    search.embed();
    search.catchUp();
  }

  private int load(Tx tx, Dialogue dialogue, Session session) {
    ProjectId project = new Projects().identified(tx, identity(dialogue), dialogue.name(), session.at());
    SessionId id = session(tx, project, dialogue.name() + "/" + session.name(), session);
    int number = 0;
    for (Turn turn : session.turns()) {
      NewPrompt prompt = new NewPrompt(turn.id(), null, null, redactor.prompt(turn.text()), "user", session.at());
      if (prompts.store(tx, id, prompt, ++number, clock.instant()) instanceof Prompts.Outcome.Stored stored) {
        turns.put(MemoryRef.prompt(stored.id()), turn.id());
      }
    }
    return number;
  }

  private static SessionId session(Tx tx, ProjectId project, String name, Session session) {
    long at = session.at().toEpochMilli();
    return new SessionId(
        tx.number(
            """
            INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
            VALUES ('api', ?, ?, '', ?, ?) RETURNING id""",
            name,
            project.value(),
            at,
            at));
  }

  private static String identity(Dialogue dialogue) {
    return "path:/bench/" + dialogue.name();
  }

  void ask(DialogueFile file, RecallScore score) {
    for (Dialogue dialogue : file.dialogues()) {
      SearchFilter filter = SearchFilter.ofProject(identity(dialogue));
      for (Question question : dialogue.questions()) {
        long began = nanoClock.getAsLong();
        List<Hit> hits =
            search.find(new SearchRequest(question.text(), filter, SearchOrder.RELEVANCE, DEEPEST, null)).hits();
        latencies.add(nanoClock.getAsLong() - began);
        score.add(question.category(), found(question.evidence(), hits));
      }
    }
  }

  /** For each number of first hits the share of the evidence among them. */
  private double[] found(Set<String> evidence, List<Hit> hits) {
    double[] shares = new double[DEEPEST + 1];
    for (int k = 1; k <= DEEPEST; k++) {
      boolean isEvidence = k <= hits.size() && evidence.contains(turns.getOrDefault(hits.get(k - 1).ref(), ""));
      shares[k] = shares[k - 1] + (isEvidence ? 1.0 / evidence.size() : 0);
    }
    return shares;
  }

  @Override
  public void close() {
    search.close();
    database.close();
  }
}
