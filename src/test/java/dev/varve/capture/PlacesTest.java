package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.session.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  private final TestingClock clock = new TestingClock();
  private final Places places = new Places(clock);
  private Path folder;

  @BeforeEach
  void canonical(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
  }

  private Place of(Path directory) {
    return of(directory.toString());
  }

  private Place of(@Nullable String directory) {
    return places.of("claude-code", directory).place();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path repository(String name, String config) throws IOException {
    Path root = folder.resolve(name);
    write(root.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    write(root.resolve(".git/refs/heads/main"), HASH + "\n");
    write(root.resolve(".git/config"), config);
    return root;
  }

  private static String origin(String url) {
    return "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = " + url + "\n";
  }

  @Test
  void a_client_that_names_no_directory_works_in_a_project_of_its_own() {
    assertThat(of((String) null)).isEqualTo(new Place("client:claude-code", "no project (claude-code)", "", null, null));
    assertThat(of(" ").identity()).isEqualTo("client:claude-code");
  }

  @Test
  void a_directory_without_git_stands_for_itself_however_it_is_written() throws IOException {
    Path plain = Files.createDirectories(folder.resolve("plain/sub"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), plain);
    assertThat(of(plain).identity()).isEqualTo("path:" + plain);
    assertThat(of(plain).project()).isEqualTo("sub");
    assertThat(of(link).identity()).isEqualTo("path:" + plain);
    assertThat(of(plain + "/").identity()).isEqualTo("path:" + plain);
    assertThat(of(plain + "/../sub").identity()).isEqualTo("path:" + plain);
  }

  @Test
  void a_path_of_another_machine_stands_for_itself() {
    assertThat(of("C:\\work\\tally").project()).isEqualTo("tally");
    assertThat(of("C:\\work\\tally").identity()).isEqualTo("path:C:\\work\\tally");
    assertThat(of("/no/such/place/").identity()).isEqualTo("path:/no/such/place");
  }

  @Test
  void a_repository_with_an_origin_is_that_project_from_any_directory_in_it() throws IOException {
    Path root = repository("checkout", origin("git@github.com:acme/tally.git"));
    Path deep = Files.createDirectories(root.resolve("src/main"));
    assertThat(of(deep))
        .isEqualTo(new Place("git:github.com/acme/tally", "tally", deep.toString(), "main", HASH));
    Path other = repository("elsewhere", origin("https://user:pw@github.com/acme/tally"));
    assertThat(of(other).identity()).isEqualTo("git:github.com/acme/tally");
  }

  @Test
  void a_repository_without_an_origin_is_its_directory_by_any_way() throws IOException {
    Path root = repository("solo", "[core]\n");
    Path link = Files.createSymbolicLink(folder.resolve("way"), root);
    assertThat(of(root).identity()).isEqualTo("path:" + root);
    assertThat(of(link.resolve(".")).identity()).isEqualTo("path:" + root);
    assertThat(of(root).project()).isEqualTo("solo");
  }

  @Test
  void worktrees_are_the_project_of_their_repository_on_their_own_branch() throws IOException {
    Path root = repository("solo", "[core]\n");
    Path admin = root.resolve(".git/worktrees/fix");
    write(admin.resolve("HEAD"), "ref: refs/heads/fix\n");
    write(admin.resolve("commondir"), "../..\n");
    write(admin.resolve("gitdir"), folder.resolve("fix/.git") + "\n");
    write(folder.resolve("fix/.git"), "gitdir: " + admin + "\n");
    assertThat(of(folder.resolve("fix")).identity()).isEqualTo("path:" + root);
    assertThat(of(folder.resolve("fix")).branch()).isEqualTo("fix");
  }

  @Test
  void worktrees_of_a_bare_repository_are_one_project() throws IOException {
    Path bare = folder.resolve("tally.git");
    write(bare.resolve("config"), "[core]\n\tbare = true\n");
    for (String name : new String[] {"one", "two"}) {
      Path admin = bare.resolve("worktrees/" + name);
      write(admin.resolve("HEAD"), "ref: refs/heads/" + name + "\n");
      write(admin.resolve("commondir"), "../..\n");
      write(admin.resolve("gitdir"), folder.resolve(name + "/.git") + "\n");
      write(folder.resolve(name + "/.git"), "gitdir: " + admin + "\n");
      assertThat(of(folder.resolve(name)).identity()).isEqualTo("path:" + bare);
      assertThat(of(folder.resolve(name)).project()).isEqualTo("tally");
    }
  }

  @Test
  void a_submodule_is_a_project_of_its_own() throws IOException {
    Path root = repository("super", "[core]\n");
    Path module = root.resolve(".git/modules/libs/sub");
    write(module.resolve("HEAD"), HASH + "\n");
    write(module.resolve("config"), "[core]\n\tworktree = ../../../../libs/sub\n");
    write(root.resolve("libs/sub/.git"), "gitdir: ../../.git/modules/libs/sub\n");
    Place place = of(root.resolve("libs/sub"));
    assertThat(place.identity()).isEqualTo("path:" + module);
    assertThat(place.project()).isEqualTo("sub");
    assertThat(place.branch()).isNull();
    assertThat(place.head()).isEqualTo(HASH);
  }

  @Test
  void a_hostile_configuration_leads_nowhere_and_breaks_nothing() throws IOException {
    Path root = repository("hostile", "[include]\n\tpath = /etc/passwd\n[remote \"origin\"\n\turl = \n\u0000\n[[[");
    write(root.resolve(".git/HEAD"), "ref: refs/../../../../etc/passwd\n");
    Place place = of(root);
    assertThat(place.identity()).isEqualTo("path:" + root);
    assertThat(place.branch()).isNull();
    assertThat(place.head()).isNull();
  }

  @Test
  void a_burst_costs_one_look_and_a_new_commit_is_seen_soon() throws IOException {
    Path root = repository("busy", "[core]\n");
    assertThat(of(root).branch()).isEqualTo("main");
    write(root.resolve(".git/HEAD"), "ref: refs/heads/next\n");
    clock.move(Duration.ofSeconds(1));
    assertThat(of(root).branch()).isEqualTo("main");
    clock.move(Duration.ofSeconds(2));
    assertThat(of(root).branch()).isEqualTo("next");
    write(root.resolve(".git/HEAD"), "ref: refs/heads/last\n");
    clock.move(Duration.ofDays(-1));
    assertThat(of(root).branch()).isEqualTo("last");
  }
}
