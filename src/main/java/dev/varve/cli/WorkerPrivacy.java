package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Pauses and projects of a running worker. */
record WorkerPrivacy(Api api) implements PrivacyBooks {

  @Override
  public JsonNode pause(@Nullable String project, @Nullable Duration length) throws InterruptedException {
    ObjectNode body = of(project);
    if (length != null) {
      body.put("seconds", length.toSeconds());
    }
    return api.post("/v1/privacy/pause", body);
  }

  @Override
  public JsonNode resume(@Nullable String project) throws InterruptedException {
    return api.post("/v1/privacy/resume", of(project));
  }

  @Override
  public JsonNode projects() throws InterruptedException {
    return api.get("/v1/projects");
  }

  @Override
  public JsonNode rename(String project, String name) throws InterruptedException {
    return api.post("/v1/projects/rename", Terminal.object().put("project", project).put("name", name));
  }

  @Override
  public JsonNode merge(String from, String into) throws InterruptedException {
    return api.post("/v1/projects/merge", Terminal.object().put("from", from).put("into", into));
  }

  private static ObjectNode of(@Nullable String project) {
    return project == null ? Terminal.object() : Terminal.object().put("project", project);
  }

  @Override
  public void close() {
    api.close();
  }
}
