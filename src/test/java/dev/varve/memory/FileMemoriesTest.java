package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.queue.MessageId;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileMemoriesTest {

  private static final Instant NOW = TestingMemory.NOW;

  private final TestingMemory memory = new TestingMemory();
  private final FileMemories files = new FileMemories(FolderIndex.NONE);
  private final ProjectId project = memory.project("git:x", "x");
  private final ProjectId other = memory.project("git:y", "y");
  private final SessionId session = memory.session(project, "s");
  private final MessageId message = memory.message(session, "done", NOW, 1);

  private MemoryRef about(ProjectId in, int second, List<String> read, List<String> modified) {
    return MemoryRef.observation(
        memory.store(
            new NewObservation(
                memory.turn(session),
                TestingMemory.born(session, in, 1),
                "change",
                "t" + second,
                "",
                "",
                List.of(),
                List.of(),
                read,
                modified,
                null,
                NOW.plusSeconds(second),
                List.of(message))));
  }

  private List<MemoryRef> found(@Nullable ProjectId in, String path, int count) {
    Long id = in == null ? null : in.value();
    List<Memory> found = memory.database.read(tx -> files.about(tx, id, path, count));
    return found.stream().map(Memory::ref).toList();
  }

  @Test
  void a_file_is_found_by_any_way_of_naming_it() {
    MemoryRef absolute = about(project, 1, List.of("/home/dev/x/src/main/App.java"), List.of());
    MemoryRef relative = about(project, 2, List.of(), List.of("src/main/App.java"));
    about(project, 3, List.of("src/main/OtherApp.java", "App.java.bak"), List.of());
    about(project, 4, List.of("src/test/App.java"), List.of());

    assertThat(found(project, "src/main/App.java", 9)).containsExactly(relative, absolute);
    assertThat(found(project, "./src/main/App.java", 9)).containsExactly(relative, absolute);
    assertThat(found(project, "main\\App.java", 9)).containsExactly(relative, absolute);
    assertThat(found(project, "/home/dev/x/src/main/App.java", 9)).containsExactly(relative, absolute);
    assertThat(found(project, "App.java", 9)).hasSize(3);
    assertThat(found(project, "Nobody.java", 9)).isEmpty();
  }

  @Test
  void a_folder_is_everything_in_it() {
    MemoryRef deep = about(project, 1, List.of("/home/dev/x/src/main/a/B.java"), List.of());
    MemoryRef flat = about(project, 2, List.of("src/main/C.java"), List.of("src/main/D.java"));
    about(project, 3, List.of("src/mainly/E.java"), List.of());

    assertThat(found(project, "src/main", 9)).containsExactly(flat, deep);
    assertThat(found(project, "src/main/", 9)).containsExactly(flat, deep);
    assertThat(found(project, "/home/dev/x", 9)).containsExactly(deep);
    assertThat(found(project, "main/a", 9)).containsExactly(deep);
  }

  @Test
  void another_project_is_found_only_without_one() {
    MemoryRef ours = about(project, 1, List.of("a.txt"), List.of());
    MemoryRef theirs = about(other, 2, List.of("a.txt"), List.of());

    assertThat(found(project, "a.txt", 9)).containsExactly(ours);
    assertThat(found(other, "a.txt", 9)).containsExactly(theirs);
    assertThat(found(null, "a.txt", 9)).containsExactly(theirs, ours);
  }

  @Test
  void the_latest_are_found_however_many_paths_a_folder_has() {
    Random random = new Random(3);
    List<MemoryRef> inside = new ArrayList<>();
    List<Integer> seconds = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      seconds.add(i);
    }
    Collections.shuffle(seconds, random);
    MemoryRef[] bySecond = new MemoryRef[300];
    for (int second : seconds) {
      List<String> paths = new ArrayList<>();
      for (int n = random.nextInt(1, 5); n > 0; n--) {
        paths.add("src/" + random.nextInt(40) + ".java");
      }
      bySecond[second] = about(project, second, paths, random.nextBoolean() ? paths : List.of());
    }
    for (int second = 299; second >= 0; second--) {
      inside.add(bySecond[second]);
    }
    for (int count : new int[] {1, 7, 50, 300}) {
      assertThat(found(project, "src", count)).isEqualTo(inside.subList(0, count));
    }
    assertThat(found(project, "7.java", 300))
        .isSortedAccordingTo(Comparator.comparingInt(inside::indexOf))
        .isNotEmpty();
  }

  @Test
  void files_of_a_merged_project_are_those_of_the_other() {
    MemoryRef ours = about(project, 1, List.of("a.txt"), List.of());
    MemoryRef theirs = about(other, 2, List.of("a.txt", "b/c.txt"), List.of());
    memory.database.write(tx -> new ProjectBook().merge(tx, other, project, NOW));

    assertThat(found(project, "a.txt", 9)).containsExactly(theirs, ours);
    assertThat(found(project, "b", 9)).containsExactly(theirs);
  }

  @Test
  void a_path_that_only_a_forgotten_observation_named_is_gone() {
    MemoryRef kept = about(project, 1, List.of("a.txt"), List.of());
    MemoryRef gone = about(project, 2, List.of("a.txt", "b.txt"), List.of("b.txt"));
    memory.database.write(tx -> {
      new Observations().forget(tx, gone.id(), NOW);
      return gone;
    });

    assertThat(found(project, "a.txt", 9)).containsExactly(kept);
    assertThat(memory.number("SELECT count(*) FROM project_files WHERE path = 'b.txt'")).isZero();
    assertThat(memory.number("SELECT count(*) FROM observation_files")).isEqualTo(1);
    assertThat(memory.number("SELECT observations FROM project_files WHERE path = 'a.txt'")).isEqualTo(1);
  }
}
