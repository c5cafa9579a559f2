package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineNotesTest {

  private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");

  private final Map<String, String> told = new HashMap<>();
  private Path directory;
  private OfflineNotes notes;

  @BeforeEach
  void open(@TempDir Path home) {
    directory = home.resolve("context");
    notes = new OfflineNotes(directory, cwd -> told.getOrDefault(cwd, ""), InstantSource.fixed(NOW));
  }

  private Path file(String cwd) {
    return directory.resolve(Cksum.of(cwd) + ".txt");
  }

  private void age(String cwd, Duration age) throws IOException {
    Files.setLastModifiedTime(file(cwd), FileTime.from(NOW.minus(age)));
  }

  @Test
  void file_holds_the_directory_and_the_text_as_json_and_is_its_owners_alone() throws IOException {
    told.put("/work", "a \"note\"\nof \\ ärger");
    notes.keep("/work");
    List<String> lines = Files.readAllLines(file("/work"));
    assertThat(lines).hasSize(2).first().isEqualTo("/work");
    assertThat(new ObjectMapper().readValue('"' + lines.getLast() + '"', String.class)).isEqualTo(told.get("/work"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("/work")))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
    assertThat(directory).isDirectoryNotContaining("glob:**.new-*");
  }

  @Test
  void nothing_to_tell_leaves_no_file() throws IOException {
    notes.keep("/work");
    assertThat(directory).doesNotExist();
    told.put("/work", "known");
    notes.keep("/work");
    told.remove("/work");
    notes.keep("/work");
    assertThat(file("/work")).doesNotExist();
  }

  @Test
  void directory_that_is_no_line_is_left_out() throws IOException {
    told.put("/wo\nrk", "known");
    notes.keep("/wo\nrk");
    notes.keep("");
    assertThat(directory).doesNotExist();
  }

  @Test
  void review_takes_away_what_may_not_be_told_any_more_and_what_is_old() throws IOException {
    for (String cwd : List.of("/paused", "/old", "/kept")) {
      told.put(cwd, "known of " + cwd);
      notes.keep(cwd);
    }
    told.remove("/paused");
    age("/old", Duration.ofDays(31));
    age("/kept", Duration.ofDays(29));
    notes.review();
    assertThat(file("/paused")).doesNotExist();
    assertThat(file("/old")).doesNotExist();
    assertThat(file("/kept")).content().contains("known of /kept");
  }

  @Test
  void review_brings_the_text_up_to_date_and_keeps_the_age() throws IOException {
    told.put("/work", "with a secret");
    notes.keep("/work");
    age("/work", Duration.ofDays(10));
    told.put("/work", "without");
    notes.review();
    assertThat(file("/work")).content().contains("without").doesNotContain("secret");
    assertThat(Files.getLastModifiedTime(file("/work")).toInstant()).isEqualTo(NOW.minus(Duration.ofDays(10)));
  }
}
