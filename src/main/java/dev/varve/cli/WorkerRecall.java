package dev.varve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Timelines;
import dev.varve.web.RecallDesk;
import dev.varve.web.Where;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Memories of a running worker. */
record WorkerRecall(Api api) implements RecallBooks {

  @Override
  public JsonNode memories(List<MemoryRef> refs) throws InterruptedException {
    String all = refs.stream().map(MemoryRef::toString).collect(Collectors.joining(","));
    return api.get("/v1/memories" + with("", "refs", all));
  }

  @Override
  public JsonNode timeline(RecallDesk.Centre centre, Timelines.Sides sides) throws InterruptedException {
    String query =
        switch (centre) {
          case RecallDesk.Centre.OfMemory memory -> with("", "around", memory.ref().toString());
          case RecallDesk.Centre.OfSession session -> with("", "session", Long.toString(session.session()));
          case RecallDesk.Centre.OfTime time -> with(where(time.where()), "at", time.at().toString());
        };
    return api.get("/v1/timeline" + query + "&before=" + sides.before() + "&after=" + sides.after());
  }

  @Override
  public JsonNode byFile(Where where, String path, int limit) throws InterruptedException {
    return api.get("/v1/by-file" + with(with(where(where), "path", path), "limit", Integer.toString(limit)));
  }

  @Override
  public JsonNode recent(Where where, int limit) throws InterruptedException {
    return api.get("/v1/recent" + with(where(where), "limit", Integer.toString(limit)));
  }

  @Override
  public JsonNode note(JsonNode body) throws InterruptedException {
    return api.post("/v1/notes", body);
  }

  @Override
  public JsonNode forget(JsonNode body) throws InterruptedException {
    return api.postLong("/v1/forget", body);
  }

  @Override
  public void export(Where where, Consumer<String> lines) throws InterruptedException {
    try (LineStream stream = LineStream.of(api, "/v1/export" + where(where), LineStream.SILENCE_MAX)) {
      stream.forEach(lines);
    }
  }

  @Override
  public JsonNode take(List<String> lines, @Nullable String origin) throws InterruptedException {
    return api.postLines("/v1/import" + with("", "origin", origin), lines);
  }

  private static String where(Where where) {
    return with(with("", "project", where.project()), "cwd", where.cwd());
  }

  private static String with(String query, String name, @Nullable String value) {
    if (value == null) {
      return query;
    }
    return query + (query.isEmpty() ? '?' : '&') + name + '=' + URLEncoder.encode(value, UTF_8);
  }

  @Override
  public void close() {
    api.close();
  }
}
