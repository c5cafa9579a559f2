package dev.varve.capture.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.Worker;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.Token;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A real worker on a home, on a free port; it observes each message at once. */
record TestingWorker(Worker worker, String token) implements AutoCloseable {

  static TestingWorker on(Home home) throws IOException, InterruptedException {
    Map<String, String> env =
        Map.of(
            "VARVE_HOME", home.path().toString(),
            "VARVE_PORT", "0",
            "VARVE_OBSERVER_RULES_GATHER_MESSAGES", "1",
            "VARVE_STORE_FREE_BYTES_MIN", "0B");
    Worker worker = Worker.start(home, Settings.load(home, env), env, "1.2.3");
    return new TestingWorker(worker, Token.read(home).orElseThrow().value());
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + worker.port() + path))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    }
  }

  long accepted() throws IOException, InterruptedException {
    return get("/v1/audit").path("accepted").asLong();
  }

  @Override
  public void close() {
    worker.close();
  }
}
