package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.settings.HomeException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {

  @TempDir private Path directory;

  private static void assertUnusable(ThrowingCallable action, String... parts) {
    assertThatThrownBy(action)
        .isInstanceOf(HomeException.class)
        .hasMessageContainingAll(parts)
        .isInstanceOfSatisfying(
            HomeException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.UNUSABLE);
              assertThat(refused.remedy()).startsWith("Set VARVE_HOME to");
            });
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Path directory(String name, String mode) throws IOException {
    Path made = Files.createDirectory(directory.resolve(name));
    return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
  }

  @Test
  void without_a_variable_it_is_in_the_users_directory() {
    assertThat(Home.of(Map.of("HOME", "/home/ada")).path()).isEqualTo(Path.of("/home/ada/.varve"));
    assertThat(Home.of(Map.of("HOME", "/home/ada", "VARVE_HOME", " ")).path()).isEqualTo(Path.of("/home/ada/.varve"));
  }

  @Test
  void without_a_users_directory_in_the_environment_the_systems_is_taken() {
    Path standard = Path.of(System.getProperty("user.home"), ".varve");
    assertThat(Home.of(Map.of()).path()).isEqualTo(standard);
    assertThat(Home.of(Map.of("HOME", "")).path()).isEqualTo(standard);
  }

  @Test
  void relative_name_counts_from_the_working_directory() {
    assertThat(Home.of(Map.of("VARVE_HOME", "a/../b")).path()).isEqualTo(Path.of("b").toAbsolutePath());
  }

  @Test
  void name_that_is_no_path_is_an_error_of_the_settings() {
    assertThatThrownBy(() -> Home.of(Map.of("VARVE_HOME", "a\0b")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("VARVE_HOME");
  }

  @Test
  void it_is_made_open_to_its_owner_alone() throws IOException {
    Home home = new Home(directory.resolve("deep/home"));
    home.prepare();
    assertThat(mode(home.path())).isEqualTo("rwx------");
    assertThat(mode(home.logs())).isEqualTo("rwx------");
    assertThatCode(home::prepare).doesNotThrowAnyException();
  }

  @Test
  void empty_directory_or_one_with_our_files_is_closed_to_others() throws IOException {
    Path empty = directory("empty", "rwxr-xr-x");
    new Home(empty).prepare();
    assertThat(mode(empty)).isEqualTo("rwx------");
    Path prepared = directory("prepared", "rwxrwxr-x");
    Files.writeString(prepared.resolve("settings.toml"), "");
    new Home(prepared).prepare();
    assertThat(mode(prepared)).isEqualTo("rwx------");
  }

  @Test
  void directory_of_others_is_never_closed_to_them() throws IOException {
    Path shared = directory("shared", "rwxrwxrwx");
    Files.writeString(shared.resolve("something"), "of others");
    assertUnusable(() -> new Home(shared).prepare(), shared.toString());
    assertThat(mode(shared)).isEqualTo("rwxrwxrwx");
    assertThat(shared.resolve("logs")).doesNotExist();
  }

  @Test
  void link_to_a_directory_is_as_good_as_the_directory() throws IOException {
    Path real = directory("real", "rwx------");
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    new Home(link).prepare();
    assertThat(real.resolve("logs")).isDirectory();
  }

  @Test
  void file_in_its_place_is_refused_and_kept() throws IOException {
    Path file = Files.writeString(directory.resolve("home"), "precious");
    assertUnusable(() -> new Home(file).prepare(), file.toString());
    assertUnusable(() -> new Home(file.resolve("below")).prepare(), file.toString());
    assertThat(file).hasContent("precious");
  }

  /** The superuser may write anywhere but there. */
  @Test
  void place_that_takes_no_directory_is_refused_and_named() {
    Path nowhere = Path.of("/proc/varve-home");
    assertUnusable(() -> new Home(nowhere).prepare(), nowhere + " cannot be used: no directory can be made at " + nowhere);
    assertThat(nowhere).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nfs", "NFS4", "cifs", "9p", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph-fuse", "fuse.s3fs", "fuse.rclone"})
  void network_file_system_is_refused_by_name_and_nothing_made_on_it(String type) {
    Home home = new Home(directory.resolve("home"));
    assertUnusable(() -> home.prepare(_ -> new FileSystemType(type)), "network file system (" + type + ")");
    assertThat(home.path()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "btrfs", "xfs", "zfs", "apfs", "overlay", "tmpfs", "fuseblk", "fuse.gocryptfs", "fuse"})
  void local_file_system_is_taken(String type) {
    Home home = new Home(directory.resolve("home"));
    assertThatCode(() -> home.prepare(_ -> new FileSystemType(type))).doesNotThrowAnyException();
    assertThat(home.logs()).isDirectory();
  }

  @Test
  void what_counts_is_the_file_system_the_home_will_lie_on() {
    List<Path> asked = new ArrayList<>();
    new Home(directory.resolve("deep/home"))
        .prepare(
            path -> {
              asked.add(path);
              return FileSystemType.at(path);
            });
    assertThat(asked).containsExactly(directory);
  }

  @Test
  void socket_lies_in_the_home_or_where_its_path_is_short_enough() {
    Map<String, String> env = Map.of("XDG_RUNTIME_DIR", "/run/user/1000");
    Home near = new Home(Path.of("/home/ada/.varve"));
    Home far = new Home(Path.of("/", "é".repeat(50)));
    Home other = new Home(Path.of("/", "ü".repeat(50)));
    assertThat(near.socket(env)).isEqualTo(Path.of("/home/ada/.varve/worker.sock"));
    assertThat(far.socket(env)).hasParentRaw(Path.of("/run/user/1000")).isNotEqualTo(other.socket(env));
    assertThat(far.socket(Map.of())).isEqualTo(far.path().resolve("worker.sock"));
  }
}
