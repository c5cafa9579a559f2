package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Archives;
import dev.varve.memory.FolderIndex;
import dev.varve.context.OfflineContext;
import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.ProjectRefusal;
import dev.varve.memory.Timelines;
import dev.varve.search.Search;
import dev.varve.search.SearchRequest;
import dev.varve.search.SearchResult;
import dev.varve.settings.Home;
import dev.varve.settings.WorkerLock;
import dev.varve.store.SqliteDatabase;
import dev.varve.web.Archive;
import dev.varve.web.ArchiveDesk;
import dev.varve.web.RecallDesk;
import dev.varve.web.RecallRefusal;
import dev.varve.web.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Memories of a store nobody works on; holds the worker's lock until closed, so none can start meanwhile. */
final class StoreRecall implements RecallBooks {

  private static final String ACTOR = "command";

  private final Home home;
  private final WorkerLock lock;
  private final SqliteDatabase database;
  private final RecallDesk recall;
  private final ArchiveDesk archive;

  StoreRecall(WorkerLock lock, SqliteDatabase database, Workplace workplace) {
    Archive parts =
        Archives.offline(workplace.home(), workplace.settings(), workplace.env(), ProgramVersion.text(), database);
    this.home = workplace.home();
    this.lock = lock;
    this.database = database;
    this.recall = new RecallDesk(database, parts.notebook(), FolderIndex.NONE);
    this.archive = new ArchiveDesk(database, parts, sessions -> tellNothing(), this::found);
  }

  /** What hooks would tell while no worker runs goes, of all projects: what may still be told, only a worker can say. */
  private void tellNothing() {
    try {
      OfflineContext.clear(home);
    } catch (IOException e) {
      throw new UncheckedIOException("it is forgotten, but what hooks tell without a worker could not be deleted", e);
    }
  }

  /** Closed again at once, because a purge deletes the index. */
  private SearchResult found(SearchRequest request) {
    try (Search search =
        new Search(database, home.index(), InstantSource.system(), ZoneId.systemDefault(), new EngineEvents())) {
      search.catchUp();
      return search.findByWords(request);
    }
  }

  @Override
  public JsonNode memories(List<MemoryRef> refs) {
    return recall.memories(refs);
  }

  @Override
  public JsonNode timeline(RecallDesk.Centre centre, Timelines.Sides sides) {
    return asked(() -> recall.timeline(centre, sides));
  }

  @Override
  public JsonNode byFile(Where where, String path, int limit) {
    return asked(() -> recall.byFile(where, path, limit));
  }

  @Override
  public JsonNode recent(Where where, int limit) {
    return asked(() -> recall.recent(where, limit));
  }

  @Override
  public JsonNode note(JsonNode body) {
    return asked(() -> archive.note(body));
  }

  @Override
  public JsonNode forget(JsonNode body) {
    return asked(() -> archive.forget(body, ACTOR));
  }

  @Override
  public void export(Where where, Consumer<String> lines) {
    asked(() -> archive.export(where, ACTOR, lines));
  }

  @Override
  public JsonNode take(List<String> lines, @Nullable String origin) {
    return asked(() -> archive.take(lines, origin));
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (ProjectRefusal refusal) {
      throw new CliException(ExitCode.of(refusal), refusal.detail(), refusal.remedy());
    } catch (RecallRefusal refusal) {
      ExitCode code = refusal.isMissing() ? ExitCode.FINDING : ExitCode.USAGE;
      throw new CliException(code, refusal.detail(), refusal.remedy());
    }
  }

  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
