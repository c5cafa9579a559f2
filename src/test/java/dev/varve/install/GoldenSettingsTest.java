package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings before and after install, one directory each; without a file before, there is none. */
class GoldenSettingsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/dev/varve/install/golden");
  private static final HookCommand COMMAND =
      new HookCommand(Path.of("/home/dev/.varve/bin/varve-hook"), new Scope.User());

  static List<Path> cases() throws IOException {
    try (Stream<Path> directories = Files.list(GOLDEN)) {
      return directories.sorted().toList();
    }
  }

  private static Content content(Path directory) {
    String name = directory.getFileName().toString();
    return Clients.all(OptionalInt.empty()).stream()
        .filter(client -> name.startsWith(client.name()))
        .findFirst()
        .orElseThrow()
        .content(COMMAND);
  }

  private static @Nullable String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : null;
  }

  private static @Nullable String windows(@Nullable String text) {
    return text == null ? null : text.replace("\n", "\r\n");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void install_writes_exactly_this(Path directory) throws IOException, UnusableSettings {
    Edit edit = content(directory).install(text(directory.resolve("before.json")), Vacancies.NONE);
    assertThat(edit.text()).isEqualTo(text(directory.resolve("after.json")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void uninstall_gives_back_every_byte(Path directory) throws IOException, UnusableSettings {
    String before = text(directory.resolve("before.json"));
    Edit edit = content(directory).install(before, Vacancies.NONE);
    assertThat(content(directory).uninstall(edit.text(), edit.vacancies()).text()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_second_install_changes_nothing(Path directory) throws IOException, UnusableSettings {
    String after = text(directory.resolve("after.json"));
    assertThat(content(directory).install(after, Vacancies.NONE).text()).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void line_ends_of_windows_stay_in_both_directions(Path directory) throws IOException, UnusableSettings {
    String before = windows(text(directory.resolve("before.json")));
    Edit edit = content(directory).install(before, Vacancies.NONE);
    if (before != null && before.strip().contains("\n")) {
      assertThat(edit.text()).isEqualTo(windows(text(directory.resolve("after.json"))));
    }
    assertThat(content(directory).uninstall(edit.text(), edit.vacancies()).text()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void without_a_last_line_end_none_is_added(Path directory) throws IOException, UnusableSettings {
    String before = text(directory.resolve("before.json"));
    if (before != null && !before.isBlank()) {
      Edit edit = content(directory).install(before.stripTrailing(), Vacancies.NONE);
      assertThat(edit.text()).endsWith("}");
      assertThat(content(directory).uninstall(edit.text(), edit.vacancies()).text()).isEqualTo(before.stripTrailing());
    }
  }
}
