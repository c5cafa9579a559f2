package dev.varve.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** Reads an event stream event by event; each read waits for the next. */
final class EventReader implements AutoCloseable {

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpResponse<InputStream> answer;
  private final BufferedReader lines;

  private EventReader(HttpCaller caller, @Nullable String lastId) throws IOException, InterruptedException {
    String[] headers = lastId == null ? new String[0] : new String[] {"Last-Event-ID", lastId};
    this.answer = http.send(caller.request("/v1/events", headers).build(), BodyHandlers.ofInputStream());
    this.lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
  }

  /** An event; a heartbeat has the name ":". */
  record Event(String id, String name, String data) {}

  static EventReader of(HttpCaller caller, @Nullable String lastId) throws IOException, InterruptedException {
    return new EventReader(caller, lastId);
  }

  int status() {
    return answer.statusCode();
  }

  /** Null at the end of the stream. */
  @Nullable Event next() throws IOException {
    String id = "";
    String name = "";
    String data = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        return new Event(id, name, data);
      }
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon)) {
        case "id" -> id = value;
        case "event" -> name = value;
        case "data" -> data = value;
        case "" -> name = ":";
        default -> throw new IOException("unexpected line " + line);
      }
    }
    return null;
  }

  /** The next event that is neither a status nor a heartbeat. */
  @Nullable Event nextDurable() throws IOException {
    Event event = next();
    while (event != null && event.id().isEmpty()) {
      event = next();
    }
    return event;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
