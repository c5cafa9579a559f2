package dev.varve.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.settings.Home;
import dev.varve.settings.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A coding client's side of a worker's TCP door. */
record Caller(int port, String token) {

  private static final String DEMO = "/dev/varve/cli/demo.events.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer with its body; a hook's may be empty. */
  record Said(int status, JsonNode json, HttpResponse<String> response) {

    String event() {
      return response.headers().firstValue("Varve-Status").orElse("");
    }
  }

  static Caller of(Home home, int port) {
    return new Caller(port, Token.read(home).orElseThrow().value());
  }

  Said get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  Said post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(body)).build());
  }

  /** An answer that is no single JSON value. */
  String text(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private static Said send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
    return new Said(response.statusCode(), JSON.readTree(response.body()), response);
  }

  /** One use of a tool by the session; the same id is the same use. */
  Said toolUse(String session, String id) throws IOException, InterruptedException {
    String body =
        """
        {"id":"%s","tool":"Bash","cwd":"/work/tally","input":{"command":"mvn -q verify"},
         "response":{"stdout":"Tests run: 12, Failures: 0, Errors: 0, Skipped: 0","exitCode":0}}""";
    return post("/v1/sessions/api/" + session + "/tool-uses", body.formatted(id));
  }

  Said end(String session) throws IOException, InterruptedException {
    return post("/v1/sessions/api/" + session + "/end", "{\"cwd\":\"/work/tally\"}");
  }

  /** Sends the recorded session that comes with the program, as the client's hooks did; returns all answers. */
  List<Said> playDemo() throws IOException, InterruptedException {
    List<Said> answers = new ArrayList<>();
    InputStream in = Objects.requireNonNull(Caller.class.getResourceAsStream(DEMO), DEMO);
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode event = JSON.readTree(line);
        String path = "/v1/hooks/%s/%s".formatted(event.path("client").asText(), event.path("event").asText());
        answers.add(post(path, event.path("payload").toString()));
      }
    }
    return answers;
  }

  boolean isDrained() throws IOException, InterruptedException {
    return get("/v1/queue").json().path("depth").asLong(-1) == 0;
  }

  List<JsonNode> items(String path) throws IOException, InterruptedException {
    return get(path).json().path("items").valueStream().toList();
  }

  JsonNode audit() throws IOException, InterruptedException {
    return get("/v1/audit").json();
  }
}
