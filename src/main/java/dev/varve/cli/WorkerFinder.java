package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** The search of a running worker. */
record WorkerFinder(Api api) implements Finder {

  @Override
  public JsonNode search(SearchOptions options, Path cwd) throws InterruptedException {
    return api.get("/v1/search" + options.query(cwd));
  }

  @Override
  public JsonNode rebuild() throws InterruptedException {
    return api.post("/v1/search/rebuild", Terminal.object());
  }

  @Override
  public void close() {
    api.close();
  }
}
