package dev.varve.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The load's own process. Arguments: a seed, the number of sessions, how many tool uses lie between two requests
 * for a summary of a session (0 for none), the ledger's file; the token comes by environment. Then each line on
 * stdin is a {@link LoadPlan}, answered by a {@link LoadReport}; ends with stdin.
 */
final class Load {

  static final String TOKEN = "VARVE_BENCH_TOKEN";

  private Load() {}

  public static void main(String[] args) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String token = Map.copyOf(System.getenv()).getOrDefault(TOKEN, "");
    Posts posts =
        new Posts(
            Corpus.load(), token, Long.parseLong(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    BufferedReader plans = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Ledger ledger = Ledger.writing(Path.of(args[3]))) {
      for (String line = plans.readLine(); line != null; line = plans.readLine()) {
        LoadPlan plan = json.readValue(line, LoadPlan.class);
        LoadRun run = new LoadRun(plan, posts, ledger, () -> System.out.println(LoadPlan.TOLD), System::nanoTime);
        System.out.println(json.writeValueAsString(run.run()));
      }
    }
  }
}
