package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptRootsTest {

  @TempDir private Path user;
  @TempDir private Path elsewhere;
  private Path projects;
  private TranscriptRoots roots;

  @BeforeEach
  void make() throws IOException {
    projects = Files.createDirectories(user.resolve(".claude/projects/-a"));
    roots = TranscriptRoots.of(Map.of("HOME", user.toString()));
  }

  private boolean isAdmitted(Path path) {
    return roots.admitted("claude-code", path.toString()).isPresent();
  }

  @Test
  void only_a_transcript_beneath_the_clients_own_directory_may_be_read() throws IOException {
    Path inside = Files.createFile(projects.resolve("one.jsonl"));
    Path outside = Files.createFile(elsewhere.resolve("one.jsonl"));

    assertThat(isAdmitted(inside)).isTrue();
    assertThat(isAdmitted(outside)).isFalse();
    assertThat(isAdmitted(projects.resolve("../../../" + user.relativize(inside)))).isTrue();
    assertThat(isAdmitted(projects.resolve("../../../../" + elsewhere.getFileName() + "/one.jsonl"))).isFalse();
    assertThat(roots.admitted("codex", inside.toString())).isEmpty();
    assertThat(roots.admitted("gemini-cli", inside.toString())).isEmpty();
  }

  @Test
  void a_link_out_of_it_is_not_followed() throws IOException {
    Path secret = Files.createFile(elsewhere.resolve("secret.jsonl"));
    Path link = Files.createSymbolicLink(projects.resolve("link.jsonl"), secret);
    Path folder = Files.createSymbolicLink(user.resolve(".claude/projects/-b"), elsewhere);

    assertThat(isAdmitted(link)).isFalse();
    assertThat(isAdmitted(folder.resolve("secret.jsonl"))).isFalse();
    assertThat(roots.files("claude-code", Instant.EPOCH)).isEmpty();
  }

  @Test
  void what_is_no_regular_file_of_the_right_name_is_not_read() throws IOException {
    assertThat(isAdmitted(Files.createDirectory(projects.resolve("folder.jsonl")))).isFalse();
    assertThat(isAdmitted(Files.createFile(projects.resolve("notes.txt")))).isFalse();
    assertThat(isAdmitted(projects.resolve("missing.jsonl"))).isFalse();
    assertThat(roots.admitted("claude-code", "relative.jsonl")).isEmpty();
    assertThat(roots.admitted("claude-code", "\0")).isEmpty();
  }

  @Test
  void the_client_may_have_been_told_to_keep_them_elsewhere() throws IOException {
    Path file = Files.createFile(Files.createDirectories(elsewhere.resolve("projects/-a")).resolve("one.jsonl"));
    TranscriptRoots configured =
        TranscriptRoots.of(Map.of("HOME", user.toString(), "CLAUDE_CONFIG_DIR", elsewhere.toString()));

    assertThat(configured.admitted("claude-code", file.toString())).contains(file.toRealPath());
    assertThat(configured.files("claude-code", Instant.EPOCH)).isEqualTo(List.of(file.toRealPath()));
  }

  @Test
  void only_files_written_since_then_are_listed() throws IOException {
    Path file = Files.createFile(projects.resolve("one.jsonl"));
    Instant written = Files.getLastModifiedTime(file).toInstant();

    assertThat(roots.files("claude-code", written)).containsExactly(file.toRealPath());
    assertThat(roots.files("claude-code", written.plusSeconds(1))).isEmpty();
  }
}
