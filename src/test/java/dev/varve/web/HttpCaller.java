package dev.varve.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a door over TCP with the token, as a command does. */
record HttpCaller(int port, String token) {

  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer with its body as JSON. */
  record Said(int status, JsonNode json, HttpResponse<String> response) {

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Said get(String path, String... headers) throws IOException, InterruptedException {
    return send(request(path, headers).build());
  }

  /** A body that is no JSON. */
  String text(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  Said post(String path, String body, String... headers) throws IOException, InterruptedException {
    return post(path, body.getBytes(UTF_8), headers);
  }

  Said post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
    return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)).build());
  }

  /** With no announced length. */
  Said postChunked(String path, byte[] body) throws IOException, InterruptedException {
    return send(
        request(path)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token);
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  Said send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
    return new Said(response.statusCode(), JSON.readTree(response.body()), response);
  }
}
