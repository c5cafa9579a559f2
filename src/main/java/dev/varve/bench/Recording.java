package dev.varve.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The hooks of the recorded demo session, as the clients sent them. */
final class Recording {

  private static final String FILE = "/dev/varve/cli/demo.events.jsonl";

  private Recording() {}

  /** In their order. */
  static List<JsonNode> payloads() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> payloads = new ArrayList<>();
    try (InputStream in = Recording.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing " + FILE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        payloads.add(json.readTree(line).path("payload"));
      }
    }
    return payloads;
  }
}
