package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} is the contract: a row for every setting and variable, word for word, and no other. */
class SettingsDocsTest {

  private static final Pattern SETTING = Pattern.compile("(?m)^\\| `[a-z_]+\\.[a-z_.]+` \\|.*$");
  private static final Pattern OTHER_VARIABLE = Pattern.compile("(?m)^\\| `(VARVE_[A-Z_]+)` \\|");

  /** Depends on the user's number, so the page gives the rule. */
  private static final String PORT_DEFAULT = "24117 + (uid mod 100)";

  private static String page() throws IOException {
    return Files.readString(Path.of("docs", "settings.md"));
  }

  private static String row(Setting<?> setting) {
    String fallback = setting.equals(SettingKeys.PORT) ? PORT_DEFAULT : "`" + setting.fallback() + "`";
    return "| `%s` | %s | %s | `%s` | %s |"
        .formatted(
            setting.key(),
            setting.fallback().isEmpty() ? "empty" : fallback,
            setting.kind().expected().replaceFirst("^a .* from ", ""),
            setting.variable(),
            setting.meaning());
  }

  @Test
  void every_setting_is_documented_in_order_and_every_documented_one_exists() throws IOException {
    List<String> documented = SETTING.matcher(page()).results().map(MatchResult::group).toList();
    assertThat(documented).isEqualTo(SettingKeys.all().stream().map(SettingsDocsTest::row).toList());
  }

  @Test
  void every_other_variable_is_documented_and_every_documented_one_is_known() throws IOException {
    Stream<String> documented = OTHER_VARIABLE.matcher(page()).results().map(found -> found.group(1));
    assertThat(documented).containsExactlyInAnyOrderElementsOf(SettingsText.OTHER_VARIABLES);
  }

  @Test
  void every_variable_of_the_provider_is_documented() throws IOException {
    assertThat(page()).contains(Settings.Claude.VARIABLES.stream().map(name -> "`" + name + "`").toList());
  }

  /** The page says by their beginning which settings change while a worker runs. */
  @Test
  void exactly_the_settings_that_the_page_calls_live_reach_the_observer() throws IOException {
    assertThat(page()).contains("Settings whose key begins with `" + SettingKeys.LIVE + "` take effect while a worker runs");
    Settings.Observer before = observer(Map.of());
    for (Setting<?> setting : SettingKeys.all()) {
      boolean changes = !observer(Map.of(setting.variable(), other(setting))).equals(before);
      assertThat(changes).as(setting.key()).isEqualTo(SettingKeys.isLive(setting.key()));
    }
  }

  /** With a model, without which an address alone is refused. */
  private static Settings.Observer observer(Map<String, String> env) {
    Map<String, String> all = new HashMap<>(env);
    all.putIfAbsent(SettingKeys.VECTORS_MODEL.variable(), "a model");
    return Settings.of(SettingsText.of(Path.of("no such file"), all)).observer();
  }

  /** A valid value that is not the default. */
  private static String other(Setting<?> setting) {
    return switch (setting.kind()) {
      case SettingKind.Whole whole -> Long.toString(setting.fallback().equals("" + whole.min()) ? whole.max() : whole.min());
      case SettingKind.Time time -> time.max().toMillis() + "ms";
      case SettingKind.Size size -> size.max() / 1_000 + "kB";
      case SettingKind.Choice choice -> choice.words().stream().filter(w -> !w.equals(setting.fallback())).findAny().orElseThrow();
      case SettingKind.Text _, SettingKind.Words _ -> "https://another.example";
    };
  }

  @Test
  void every_default_is_within_its_limits() {
    assertThat(SettingKeys.all()).allSatisfy(setting -> setting.read(setting.fallback(), "default"));
  }

  @Test
  void every_network_file_system_is_documented() throws IOException {
    assertThat(page()).contains(FileSystemType.NETWORK.stream().sorted().map(type -> "`" + type + "`").toList());
  }
}
