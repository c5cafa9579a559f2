package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is registered is what the worker can use; the plugin registers the same as the settings. */
class RegisteredEventsTest {

  private static final HookCommand COMMAND = new HookCommand(Path.of("/v/bin/varve-hook"), new Scope.User(), false);
  private static final Path PLUGIN = Path.of("plugin");

  /** Reported for what transcripts will tell then, or for what may be told at them; nothing of them is kept. */
  private static final Set<String> BEYOND = Set.of("SubagentStop", "PreCompact", "PreToolUse", "SubagentStart");

  static List<Client> clients() {
    return Clients.all(OptionalInt.empty());
  }

  private static Set<String> documented(Client client) throws IOException {
    String page = Files.readString(Path.of("docs", "clients.md"));
    String title = client.title().replace("GitHub ", "");
    String row =
        Pattern.compile("(?m)^\\| " + Pattern.quote(title) + " \\|(?: `[^|]+\\|){5}$")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .findFirst()
            .orElseThrow();
    Set<String> events = new TreeSet<>();
    Pattern.compile("`([^`]+)`").matcher(row).results().forEach(event -> events.add(event.group(1)));
    return events;
  }

  private static Set<String> registered(Client client) {
    Set<String> events = new TreeSet<>();
    switch (client.content(COMMAND)) {
      case HookSettings settings -> settings.hooks().forEach(hook -> events.add(hook.event()));
      case ServerSettings _, ServerTable _ -> throw new AssertionError("a server of tools has no events");
      case OwnFile file ->
          Pattern.compile("\"([a-z]+\\.[a-z.]+)\"|(dispose):")
              .matcher(file.text())
              .results()
              .forEach(found -> events.add(Objects.requireNonNullElse(found.group(1), found.group(2))));
    }
    return events;
  }

  @ParameterizedTest
  @MethodSource("clients")
  void every_documented_event_is_registered_and_no_other(Client client) throws IOException {
    Set<String> registered = registered(client);
    assertThat(registered).containsAll(documented(client));
    if (!(client instanceof OpenCode)) {
      registered.removeAll(documented(client));
      assertThat(BEYOND).containsAll(registered);
    }
  }

  @Test
  void the_plugin_registers_the_same_as_the_settings() throws IOException {
    Map<String, Integer> ours = new TreeMap<>();
    HookSettings settings = (HookSettings) new ClaudeCode(OptionalInt.empty()).content(COMMAND);
    settings.hooks().forEach(hook -> ours.put(hook.event(), hook.entry().at("/hooks/0/timeout").asInt()));
    Map<String, Integer> plugin = new TreeMap<>();
    HookCommand anywhere = HookCommand.of(Path.of("/unused"), new Scope.Project(Path.of("/p")));
    JsonNode hooks = SpanReader.JSON.readTree(PLUGIN.resolve("hooks/hooks.json").toFile()).path("hooks");
    hooks.properties().forEach(event -> {
      JsonNode hook = event.getValue().at("/0/hooks/0");
      assertThat(hook.path("command").asText()).isEqualTo(anywhere.line("claude-code", event.getKey()));
      plugin.put(event.getKey(), hook.path("timeout").asInt());
    });
    assertThat(plugin).isEqualTo(ours);
  }

  @Test
  void http_hooks_are_for_tool_events_alone_and_hold_no_token() {
    HookSettings settings = (HookSettings) new ClaudeCode(OptionalInt.of(24117)).content(COMMAND);
    List<Hook> posted =
        settings.hooks().stream()
            .filter(hook -> hook.entry().at("/hooks/0/type").asText().equals("http"))
            .toList();
    assertThat(posted).extracting(Hook::event).containsExactly("PostToolUse", "PostToolUseFailure", "PostToolBatch");
    assertThat(posted)
        .extracting(hook -> hook.entry().at("/hooks/0/headers/Authorization").asText())
        .containsOnly("Bearer $VARVE_HOOK_TOKEN");
    assertThat(settings.hooks()).allMatch(hook -> OwnHooks.isOurs(hook.entry().at("/hooks/0")));
  }

  @Test
  void every_command_is_known_as_ours_again() {
    for (Scope scope : Arrays.asList(new Scope.User(), new Scope.Project(Path.of("/p")))) {
      for (String home : List.of("/h/.varve", "/my home/o'neil/.varve")) {
        for (boolean perl : new boolean[] {true, false}) {
          String line = new HookCommand(Path.of(home, "bin/varve-hook"), scope, perl).line("claude-code", "Stop");
          assertThat(OwnHooks.isOurs(SpanReader.JSON.createObjectNode().put("command", line))).as(line).isTrue();
        }
      }
    }
  }
}
