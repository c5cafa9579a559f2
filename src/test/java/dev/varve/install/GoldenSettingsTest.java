package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings before and after install of hooks or tools, one directory each; without a file before, there is none. */
class GoldenSettingsTest {

  private static final Path HOOKS = Path.of("src/test/resources/dev/varve/install/golden");
  private static final Path TOOLS = Path.of("src/test/resources/dev/varve/install/golden-tools");
  private static final HookCommand COMMAND =
      new HookCommand(Path.of("/home/dev/.varve/bin/varve-hook"), new Scope.User(), false);
  private static final ToolServer SERVER = new ToolServer(List.of("/opt/varve/varve", "mcp"));

  static List<Path> cases() throws IOException {
    List<Path> cases = new ArrayList<>();
    for (Path root : List.of(HOOKS, TOOLS)) {
      try (Stream<Path> directories = Files.list(root)) {
        directories.sorted().forEach(cases::add);
      }
    }
    return cases;
  }

  static Content content(Path directory) {
    String name = directory.getFileName().toString();
    Client client =
        Clients.all(OptionalInt.empty()).stream()
            .filter(known -> name.startsWith(known.name()))
            .findFirst()
            .orElseThrow();
    return directory.startsWith(HOOKS) ? client.content(COMMAND) : client.tools(SERVER, new Scope.User());
  }

  static @Nullable String text(Path directory, String name) throws IOException {
    for (String ending : List.of(".json", ".toml")) {
      Path file = directory.resolve(name + ending);
      if (Files.exists(file)) {
        return Files.readString(file);
      }
    }
    return null;
  }

  private static @Nullable String windows(@Nullable String text) {
    return text == null ? null : text.replace("\n", "\r\n");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void install_writes_exactly_this(Path directory) throws IOException, UnusableSettings {
    Edit edit = content(directory).install(text(directory, "before"), Vacancies.NONE);
    assertThat(edit.text()).isEqualTo(text(directory, "after"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void uninstall_gives_back_every_byte(Path directory) throws IOException, UnusableSettings {
    String before = text(directory, "before");
    Edit edit = content(directory).install(before, Vacancies.NONE);
    assertThat(content(directory).uninstall(edit.text(), edit.vacancies()).text()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_second_install_changes_nothing(Path directory) throws IOException, UnusableSettings {
    String after = text(directory, "after");
    assertThat(content(directory).install(after, Vacancies.NONE).text()).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void line_ends_of_windows_stay_in_both_directions(Path directory) throws IOException, UnusableSettings {
    String before = windows(text(directory, "before"));
    Edit edit = content(directory).install(before, Vacancies.NONE);
    if (before != null && before.strip().contains("\n")) {
      assertThat(edit.text()).isEqualTo(windows(text(directory, "after")));
    }
    assertThat(content(directory).uninstall(edit.text(), edit.vacancies()).text()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void without_a_last_line_end_none_is_added(Path directory) throws IOException, UnusableSettings {
    String before = text(directory, "before");
    if (before != null && !before.isBlank()) {
      Edit edit = content(directory).install(before.stripTrailing(), Vacancies.NONE);
      assertThat(edit.text()).endsWith(content(directory) instanceof ServerTable ? "\n" : "}");
      assertThat(content(directory).uninstall(edit.text(), edit.vacancies()).text()).isEqualTo(before.stripTrailing());
    }
  }
}
