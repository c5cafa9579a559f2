package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.settings.SettingsWatch.News;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsWatchTest {

  @TempDir private Path directory;

  private SettingsWatch watch(String toml) throws IOException {
    write(toml);
    SettingsWatch watch = new SettingsWatch(new Home(directory), Map.of("VARVE_LOG_LEVEL", "warn"));
    assertThat(found(watch)).containsInstanceOf(News.Valid.class);
    assertThat(watch.look()).isEmpty();
    return watch;
  }

  private void write(String toml) throws IOException {
    Files.writeString(new Home(directory).settingsFile(), toml);
  }

  /** The second look finds what is new at rest. */
  private static Optional<News> found(SettingsWatch watch) {
    assertThat(watch.look()).isEmpty();
    return watch.look();
  }

  private static News.Valid valid(SettingsWatch watch) {
    return (News.Valid) found(watch).orElseThrow();
  }

  @Test
  void what_changed_is_told_once() throws IOException {
    SettingsWatch watch = watch("observer.use = \"rules\"");
    write("observer.use = \"claude\"\nobserver.claude.slots = 3");
    News.Valid news = valid(watch);
    assertThat(news.changed()).containsExactly("observer.use", "observer.claude.slots");
    assertThat(news.atNextStart()).isEmpty();
    assertThat(news.settings().observer().claude().slots()).isEqualTo(3);
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void file_that_still_grows_is_not_read() throws IOException {
    SettingsWatch watch = watch("");
    assertThat(watch.isAtRest()).isTrue();
    write("observer.use = ");
    assertThat(watch.look()).isEmpty();
    assertThat(watch.isAtRest()).isFalse();
    write("observer.use = \"claude\"");
    assertThat(watch.look()).isEmpty();
    assertThat(watch.isAtRest()).isFalse();
    assertThat(watch.look()).containsInstanceOf(News.Valid.class);
    assertThat(watch.isAtRest()).isTrue();
  }

  @Test
  void what_waits_for_the_next_start_is_told_until_it_is_taken_back() throws IOException {
    SettingsWatch watch = watch("queue.attempts_alone = 4");
    write("queue.attempts_alone = 5");
    assertThat(valid(watch).atNextStart()).containsExactly("queue.attempts_alone");
    write("queue.attempts_alone = 5\nobserver.use = \"claude\"");
    News.Valid both = valid(watch);
    assertThat(both.changed()).containsExactly("observer.use");
    assertThat(both.atNextStart()).containsExactly("queue.attempts_alone");
    write("queue.attempts_alone = 4");
    assertThat(valid(watch).atNextStart()).isEmpty();
  }

  @Test
  void what_is_not_valid_is_refused_with_the_reason_and_the_next_valid_file_is_followed() throws IOException {
    SettingsWatch watch = watch("");
    write("observer.use = \"claud\"");
    assertThat(found(watch))
        .get()
        .isInstanceOfSatisfying(
            News.Refused.class,
            refused -> assertThat(refused.problem()).contains("settings.toml", "observer.use must be one of rules, claude"));
    assertThat(watch.look()).isEmpty();
    write("observer.use = \"claude\"");
    assertThat(valid(watch).changed()).containsExactly("observer.use");
  }

  @Test
  void file_of_the_same_length_in_its_place_is_noticed_and_so_is_its_absence() throws IOException {
    SettingsWatch watch = watch("session.sweep = \"31s\"");
    Path fresh = Files.writeString(directory.resolve("fresh"), "session.sweep = \"32s\"");
    Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(new Home(directory).settingsFile()));
    Files.move(fresh, new Home(directory).settingsFile(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(valid(watch).changed()).isEqualTo(List.of("session.sweep"));
    Files.delete(new Home(directory).settingsFile());
    assertThat(valid(watch).changed()).isEqualTo(List.of("session.sweep"));
  }

  @Test
  void what_the_environment_says_is_no_change() throws IOException {
    SettingsWatch watch = watch("");
    write("log.level = \"debug\"");
    assertThat(valid(watch).changed()).isEmpty();
  }
}
