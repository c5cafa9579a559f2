package dev.varve.install;

import dev.varve.settings.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The clients that can be set up. */
public final class Clients {

  private Clients() {}

  /**
   * In the order of the documentation.
   *
   * @param httpPort of the worker, when Claude Code is to post its tool events itself
   */
  public static List<Client> all(OptionalInt httpPort) {
    return List.of(
        new ClaudeCode(httpPort), new Codex(), new GeminiCli(), new CopilotCli(), new OpenCode(), new Cursor());
  }

  /** By its name in the routes or by its command. */
  public static Optional<Client> named(String word, List<Client> clients) {
    return clients.stream()
        .filter(client -> client.name().equals(word) || client.executable().equals(word))
        .findFirst();
  }

  /** The one whose name or command a mistyped word comes nearest to; empty when not even the first letter is the same. */
  public static Optional<Client> nearest(String word, List<Client> clients) {
    List<String> known = new ArrayList<>();
    for (Client client : clients) {
      known.add(client.name());
      known.add(client.executable());
    }
    String nearest = NearestName.of(word, known);
    boolean alike = !word.isEmpty() && nearest.startsWith(word.substring(0, 1));
    return alike ? named(nearest, clients) : Optional.empty();
  }
}
