package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.memory.FileMemories;
import dev.varve.memory.FolderIndex;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.queue.ProjectId;
import dev.varve.search.TestingStore.Place;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By the index the same is found beneath a folder as by a look at every path. */
class IndexedFoldersTest {

  private static final List<String> NAMES = List.of("src", "main", "a", "b", "test", "app", "lib");

  @TempDir private Path directory;
  private final TestingStore store = new TestingStore();
  private final Random random = new Random(17);
  private final List<ProjectId> projects = new ArrayList<>();
  @AutoClose private Search search;

  @BeforeEach
  void fill() {
    search =
        new Search(
            store.database, directory, InstantSource.fixed(TestingStore.BEGIN), ZoneOffset.UTC, new EngineEvents());
    for (int i = 0; i < 3; i++) {
      ProjectId project = store.project("git:p" + i, "p" + i);
      projects.add(project);
      Place place = store.session(project, "api");
      for (int n = 0; n < 80; n++) {
        store.observation(place, "change", "t", "", List.of(), List.of(path() + "X.java", path() + "Y.java"));
      }
    }
  }

  private String path() {
    StringBuilder path = new StringBuilder(random.nextInt(4) == 0 ? "/home/dev/" : "");
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      path.append(NAMES.get(random.nextInt(NAMES.size()))).append('/');
    }
    return path.toString();
  }

  private List<MemoryRef> found(FolderIndex folders, @Nullable Long project, String path, int count) {
    List<Memory> found = store.database.read(tx -> new FileMemories(folders).about(tx, project, path, count));
    return found.stream().map(Memory::ref).toList();
  }

  @Test
  void what_is_beneath_a_folder_is_what_a_look_at_every_path_finds() {
    search.catchUp();
    for (int i = 0; i < 200; i++) {
      String folder = random.nextInt(20) == 0 ? "/" : path() + (random.nextBoolean() ? "" : "main");
      Long project = random.nextBoolean() ? null : projects.get(random.nextInt(projects.size())).value();
      int count = 1 + random.nextInt(300);
      assertThat(found(search.folders(), project, folder, count))
          .as("%s in %s", folder, project)
          .isEqualTo(found(FolderIndex.NONE, project, folder, count));
    }
  }

  @Test
  void without_an_index_every_path_is_looked_at() {
    assertThat(search.folders().latest(null, "src/", 9)).isEmpty();
    assertThat(found(search.folders(), null, "src", 300)).isNotEmpty();
  }

  @Test
  void what_no_path_lies_beneath_is_known_without_a_look_at_every_path() {
    search.catchUp();

    assertThat(search.folders().latest(null, "nowhere/", 9)).hasValue(List.of());
  }
}
