package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.Finding;
import dev.varve.health.Finding.Level;
import dev.varve.settings.Home;
import dev.varve.settings.Token;
import dev.varve.settings.TokenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checkup says of clients, for a user with a home of their own. */
class ClientsCheckTest {

  private static final Instant NOW = Instant.parse("2026-02-03T12:00:00Z");
  private static final int PORT = 24_117;
  private static final Path LAUNCHER = Path.of("/opt/varve/varve");

  @TempDir Path user;
  private Home home;

  @BeforeEach
  void makeHome() throws IOException {
    home = new Home(Files.createDirectory(user.resolve(".varve")));
  }

  private Machine machine(String... more) {
    Map<String, String> env = new HashMap<>(Map.of("HOME", user.toString(), "PATH", ""));
    for (int i = 0; i < more.length; i += 2) {
      env.put(more[i], more[i + 1]);
    }
    return new Machine(env);
  }

  private void install(String name, OptionalInt httpPort) throws IOException {
    Installation installation = Installation.ofHooks(machine(), new Scope.User(), home);
    Client client = Clients.named(name, Clients.all(httpPort)).orElseThrow();
    installation.putIn((Plan.Change) installation.install(client));
  }

  private void installTools(String name) throws IOException {
    Installation installation = Installation.ofTools(machine(), new Scope.User(), home, LAUNCHER);
    Client client = Clients.named(name, Clients.all(OptionalInt.empty())).orElseThrow();
    installation.putIn((Plan.Change) installation.install(client));
  }

  private List<Finding> findings(Machine machine, Map<String, Instant> heard) {
    return new ClientsCheck(machine, home, PORT, heard, LAUNCHER, () -> NOW).findings();
  }

  private List<Finding> findings() {
    return findings(machine(), Map.of());
  }

  private List<String> details(String... env) {
    return findings(machine(env), Map.of()).stream().map(Finding::detail).toList();
  }

  @Test
  void nothing_is_said_of_clients_that_are_not_there() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void client_that_is_there_and_does_not_report_gets_the_command_that_sets_it_up() throws IOException {
    Files.createDirectory(user.resolve(".gemini"));
    assertThat(findings())
        .singleElement()
        .extracting(Finding::level, Finding::remedy)
        .containsExactly(Level.WARN, "varve install gemini-cli");
  }

  @Test
  void hooks_that_are_there_and_an_event_that_came_are_fine() throws IOException {
    install("gemini-cli", OptionalInt.empty());
    installTools("gemini-cli");
    assertThat(findings(machine(), Map.of("gemini-cli", Instant.parse("2026-01-31T12:00:00.5Z"))))
        .allMatch(finding -> finding.level() == Level.OK)
        .extracting(Finding::detail)
        .anyMatch(detail -> detail.contains(".gemini/settings.json"))
        .contains("last event at 2026-01-31T12:00:00Z, 2 days ago");
    assertThat(findings()).last().extracting(Finding::detail).isEqualTo("no event of it has ever come");
  }

  @Test
  void hooks_of_an_older_version_and_a_file_that_cannot_be_read_are_found() throws IOException {
    install("gemini-cli", OptionalInt.empty());
    Path settings = user.resolve(".gemini/settings.json");
    Files.writeString(settings, Files.readString(settings).replace("5000", "4000"));
    assertThat(findings()).singleElement().extracting(Finding::remedy).isEqualTo("varve install gemini-cli");
    Files.writeString(settings, "{");
    assertThat(findings()).singleElement().extracting(Finding::level).isEqualTo(Level.FAIL);
  }

  @Test
  void damaged_file_beside_the_hooks_is_named_with_its_place() throws IOException {
    install("codex", OptionalInt.empty());
    Path config = Files.writeString(user.resolve(".codex/config.toml"), "model = gpt\n");
    assertThat(details()).anyMatch(text -> text.startsWith("it cannot be examined: " + config + ", line 1, column 9: this is not valid TOML"));
  }

  /** As the real client, 0.169.0, names it for this hook. */
  @Test
  void hash_of_an_approved_hook_is_that_of_codex() throws IOException {
    String hook =
        "{\"type\":\"command\",\"command\":\"/home/user/.varve/bin/varve-hook codex PostToolUse\",\"timeout\":5}";
    assertThat(CodexTrust.hash("PostToolUse", SpanReader.JSON.readTree(hook)))
        .isEqualTo("sha256:d6fc42f88b5642bcc344dfb8a7fac76602dabd8692e0324bc63d24fdb67760c6");
  }

  @Test
  void hooks_that_codex_does_not_trust_are_named_until_they_are_approved_as_they_are() throws IOException {
    install("codex", OptionalInt.empty());
    assertThat(details()).anyMatch(text -> text.endsWith(": SessionStart, UserPromptSubmit, PostToolUse, SubagentStop, Stop, SessionEnd"));
    approve("");
    assertThat(details()).noneMatch(text -> text.contains("not approved"));
    approve("\nenabled = false");
    assertThat(details()).anyMatch(text -> text.contains("not approved"));
  }

  private void approve(String more) throws IOException {
    Path hooks = user.resolve(".codex/hooks.json");
    StringBuilder config = new StringBuilder("model = \"m\"\n");
    SpanReader.JSON.readTree(hooks.toFile()).path("hooks").properties().forEach(event -> {
      String snake = event.getKey().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
      config.append("[hooks.state.\"%s:%s:0:0\"]\ntrusted_hash = \"%s\"%s\n".formatted(
          hooks, snake, CodexTrust.hash(event.getKey(), event.getValue().at("/0/hooks/0")), more));
    });
    Files.writeString(user.resolve(".codex/config.toml"), config);
  }

  @Test
  void tools_are_there_or_the_command_that_registers_them_is() throws IOException {
    install("codex", OptionalInt.empty());
    install("claude-code", OptionalInt.empty());
    assertThat(findings())
        .extracting(Finding::remedy)
        .contains("varve install codex", "claude mcp add --scope user varve -- /opt/varve/varve mcp");
    installTools("codex");
    Path config = user.resolve(".codex/config.toml");
    assertThat(details()).contains("its tools are registered in " + config);
    Files.writeString(config, Files.readString(config).replace("/opt/", "/old/"));
    assertThat(details()).contains("its tools in %s are not those of this version".formatted(config));
    Files.writeString(config, "[mcp_servers.varve]\nurl = \"https://lakes.example\"\n");
    assertThat(details()).anyMatch(text -> text.contains("cannot be registered") && text.contains("not Varve's"));
  }

  @Test
  void posting_client_needs_the_present_token_in_the_environment() throws IOException {
    install("claude-code", OptionalInt.of(PORT));
    String token = Token.of(home, TokenKind.HOOKS, new Random(1)).value();
    assertThat(details()).anyMatch(text -> text.contains("not set"));
    assertThat(details("VARVE_HOOK_TOKEN", "old")).anyMatch(text -> text.contains("not the present token"));
    assertThat(details("VARVE_HOOK_TOKEN", token)).noneMatch(text -> text.contains("VARVE_HOOK_TOKEN"));
  }

  private Path transcript(Instant written) throws IOException {
    Path folder = Files.createDirectories(user.resolve(".claude/projects/-work-tally"));
    Path transcript = Files.writeString(folder.resolve("s.jsonl"), "{}\n");
    return Files.setLastModifiedTime(transcript, FileTime.from(written));
  }

  @Test
  void client_that_worked_long_after_its_last_event_does_not_run_its_hooks() throws IOException {
    install("claude-code", OptionalInt.empty());
    Instant heard = NOW.minus(Duration.ofDays(3));
    transcript(heard.plus(Duration.ofMinutes(2)));
    assertThat(lastEvent(heard)).returns(Level.OK, Finding::level);
    transcript(heard.plus(Duration.ofHours(5)));
    Finding silent = lastEvent(heard);
    assertThat(silent.level()).isEqualTo(Level.WARN);
    assertThat(silent.detail()).endsWith("3 days ago; it has worked until 5 h after that and reported nothing");
    assertThat(silent.remedy()).contains("varve backfill --client claude-code");
    Files.createDirectories(home.path().resolve("spool"));
    Files.writeString(home.path().resolve("spool/claude-code@Stop@1-a"), "{}");
    assertThat(lastEvent(heard)).returns(Level.OK, Finding::level);
  }

  private Finding lastEvent(Instant heard) {
    return findings(machine(), Map.of("claude-code", heard)).getLast();
  }

  @Test
  void claude_code_that_runs_no_hooks_is_found_with_the_file_that_says_so() throws IOException {
    install("claude-code", OptionalInt.empty());
    Path settings = user.resolve(".claude/settings.json");
    Files.writeString(settings, Files.readString(settings).replaceFirst("\\{", "{\"disableAllHooks\": true,"));
    assertThat(details()).contains("it runs no hooks of ours, because disableAllHooks is set in " + settings);
  }

  @Test
  void gemini_that_runs_no_hooks_or_not_ours_is_found() throws IOException {
    install("gemini-cli", OptionalInt.empty());
    Path settings = user.resolve(".gemini/settings.json");
    String before = Files.readString(settings);
    Files.writeString(settings, before.replaceFirst("\\{", "{\"hooksConfig\": {\"enabled\": false},"));
    assertThat(details()).anyMatch(text -> text.contains("hooksConfig.enabled is false in " + settings));
    String disabled = "{\"hooksConfig\": {\"disabled\": [\"%s\"]},";
    String ours = disabled.formatted(home.path().resolve("bin/varve-hook") + " gemini-cli AfterTool");
    Files.writeString(settings, before.replaceFirst("\\{", ours));
    assertThat(details()).anyMatch(text -> text.contains("hooksConfig.disabled") && text.contains("AfterTool"));
    Files.writeString(settings, before.replaceFirst("\\{", disabled.formatted("other")));
    assertThat(details()).noneMatch(text -> text.contains("hooksConfig"));
  }

  @Test
  void plugin_that_is_switched_off_does_not_report() throws IOException {
    Path plugins = Files.createDirectories(user.resolve(".claude/plugins"));
    Files.writeString(plugins.resolve("installed_plugins.json"), "{\"version\":2,\"plugins\":{\"varve@varve\":[]}}");
    Files.writeString(user.resolve(".claude/settings.json"), "{\"enabledPlugins\":{\"varve@varve\":false}}");
    assertThat(findings()).singleElement().extracting(Finding::remedy).isEqualTo("varve install claude-code");
  }

  @Test
  void plugin_of_another_version_is_found() {
    ClaudePlugin plugin = new ClaudePlugin("varve@varve", "0.1.0");
    assertThat(plugin.objection("0.1.0")).isEmpty();
    assertThat(plugin.objection("0.1.0-SNAPSHOT")).isEmpty();
    assertThat(plugin.objection(null)).isEmpty();
    assertThat(plugin.objection("0.2.0").orElseThrow().remedy()).isEqualTo("claude plugin update varve@varve");
  }

  @Test
  void plugin_counts_as_reporting_and_twice_is_once_too_often() throws IOException {
    Path plugins = Files.createDirectories(user.resolve(".claude/plugins"));
    Files.writeString(plugins.resolve("installed_plugins.json"), "{\"version\":2,\"plugins\":{\"varve@varve\":[]}}");
    assertThat(findings()).first().extracting(Finding::detail).isEqualTo("it reports by the plugin");
    install("claude-code", OptionalInt.empty());
    assertThat(findings()).first().extracting(Finding::detail).asString().contains("twice");
  }

  @Test
  void client_that_reports_from_elsewhere_is_not_to_be_installed_as_well() throws IOException {
    Files.createDirectories(user.resolve(".claude"));
    Map<String, Instant> heard = Map.of("claude-code", NOW.minusSeconds(5));
    assertThat(findings(machine(), heard)).hasSize(2).allMatch(finding -> finding.level() == Level.OK);
    assertThat(findings(machine(), heard)).first().extracting(Finding::detail).asString().contains("by the plugin");
    transcript(NOW.plus(Duration.ofHours(1)));
    assertThat(findings(machine(), heard))
        .singleElement()
        .extracting(Finding::remedy)
        .isEqualTo("varve install claude-code, unless you use the plugin or a project's settings");
  }

  @Test
  void first_events_that_wait_for_a_worker_were_reported() throws IOException {
    Files.createDirectories(user.resolve(".claude"));
    Files.createDirectories(home.path().resolve("spool"));
    Files.writeString(home.path().resolve("spool/claude-code@SessionStart@1-a"), "{}");
    assertThat(findings()).hasSize(2).allMatch(finding -> finding.level() == Level.OK);
  }
}
