package dev.varve.search;

import dev.varve.embed.EmbeddingModel;
import dev.varve.events.EngineEvents;
import dev.varve.memory.FolderIndex;
import dev.varve.memory.Meaning;
import dev.varve.memory.ProjectBook;
import dev.varve.memory.forget.Purgeable;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Searches the memories of a store. Thread-safe. */
public final class Search implements AutoCloseable {

  /** How long the first search waits for the index to be opened; beyond it, it answers from what there is. */
  private static final Duration OPENING_MAX = Duration.ofSeconds(3);

  private final MemoryAnalyzer analyzer = new MemoryAnalyzer();
  private final Database database;
  private final MemoryIndex index;
  private final IndexFollower follower;
  private final IndexKeeper keeper;
  private final Answering answering;
  private final FolderIndex folders;
  private final ProjectBook projects = new ProjectBook();
  private final @Nullable Meanings meanings;

  /** One that goes by words alone. */
  public Search(Database database, Path directory, InstantSource clock, ZoneId zone, EngineEvents events) {
    this(database, directory, clock, zone, events, null);
  }

  /**
   * Opens nothing yet.
   *
   * @param directory of the index, which belongs to it alone; created when it is first needed
   * @param zone in which days begin
   * @param model that it goes by besides words, closed with it; null for words alone
   */
  public Search(
      Database database,
      Path directory,
      InstantSource clock,
      ZoneId zone,
      EngineEvents events,
      @Nullable EmbeddingModel model) {
    this.database = database;
    this.meanings = model == null ? null : new Meanings(model, database, events);
    this.index = new MemoryIndex(directory, analyzer);
    this.follower = new IndexFollower(index, database, clock, events);
    this.keeper = new IndexKeeper(follower, database, events);
    this.folders = new IndexedFolders(index, follower);
    this.answering = new Answering(database, analyzer, clock, zone, Ranking.standard());
  }

  /** From now on the index follows the store in the background, and memories get their vectors. */
  public void start() {
    keeper.start();
    if (meanings != null) {
      meanings.start();
    }
  }

  /** Gives memories their vectors now, on the caller's thread, until none is left or the model's endpoint fails. */
  public void embed() throws InterruptedException {
    if (meanings != null) {
      meanings.embed();
    }
  }

  /** How far memories have vectors; empty when it goes by words alone. */
  public Optional<VectorStatus> vectors() {
    return Optional.ofNullable(meanings).map(Meanings::status);
  }

  /** Returns when everything stored before the call can be found. */
  public void catchUp() {
    try {
      follower.catchUp();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be written", e);
    }
  }

  /** Reads all memories anew from the store; returns how many there are. Searches go on meanwhile. */
  public long rebuild() {
    try {
      return follower.rebuild();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be written", e);
    }
  }

  /** Rebuilds in the background, for a search that was started. */
  public void rebuildSoon() {
    keeper.rebuildSoon();
  }

  /** Its files, which may hold words of what was forgotten. */
  public Purgeable files() {
    return new OpenIndex(index, follower, analyzer, database);
  }

  /** How one request is answered. */
  private interface Way {
    SearchResult answer(IndexView view, Scope scope, SearchRequest request) throws IOException;
  }

  /**
   * By words, and by meaning when there is a model that says in time what the question means; a question for nothing but
   * a time lists what is remembered of it.
   *
   * @throws SearchRefusal when the request cannot be answered as it is
   */
  public SearchResult find(SearchRequest request) {
    Function<String, Optional<Meaning>> means = meanings == null ? question -> Optional.empty() : meanings::of;
    return find(request, (view, scope, asked) -> answering.answerOrList(view, scope, asked, means));
  }

  /** By words alone, so that nobody else is waited for; throws as {@link #find}. */
  public SearchResult findByWords(SearchRequest request) {
    return find(request, (view, scope, asked) -> answering.answer(view, scope, asked, question -> Optional.empty()));
  }

  private SearchResult find(SearchRequest request, Way way) {
    request.filter().refuseUnknownType();
    request.filter().refuseBackwards();
    IndexView view = view();
    if (view == null) {
      return SearchResult.nothing(Advice.BUILDING);
    }
    try {
      SearchResult result = answer(view, request, way);
      return follower.isBuilding() ? Advice.building(result) : result;
    } catch (IOException e) {
      follower.doubt();
      throw new UncheckedIOException("the index cannot be read; it is built anew now", e);
    } finally {
      release(view);
    }
  }

  private SearchResult answer(IndexView view, SearchRequest request, Way way) throws IOException {
    String project = request.filter().project();
    Layout layout = view.layout();
    if (project == null) {
      return way.answer(view, layout.all(), request);
    }
    List<Long> ids = database.read(tx -> projects.named(tx, project));
    if (ids.size() > 1) {
      throw ambiguous(project);
    }
    return ids.isEmpty()
        ? SearchResult.nothing(Advice.noProject(project))
        : way.answer(view, layout.of(ids), request);
  }

  private SearchRefusal ambiguous(String project) {
    List<String> identities = database.read(tx -> projects.identities(tx, project));
    return new SearchRefusal(
        "several projects are called '" + project + "'", "Name one by its identity: " + String.join(", ", identities));
  }

  /** Null before the index was ever opened. */
  private @Nullable IndexView view() {
    try {
      keeper.awaitReady(OPENING_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return index.acquire();
  }

  private static void release(IndexView view) {
    try {
      view.release();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be closed", e);
    }
  }

  /** What is beneath a folder, as far as it can be found now; waits for nothing. */
  public FolderIndex folders() {
    return folders;
  }

  /** Size of the index on disk. */
  public long bytes() {
    try {
      return index.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be read", e);
    }
  }

  /** Keeps what is in the index. Searches must have ended. */
  @Override
  public void close() {
    if (meanings != null) {
      meanings.close();
    }
    keeper.stop();
    try {
      follower.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be written", e);
    } finally {
      keeper.join();
    }
  }
}
