package dev.varve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.Finding.Level;
import dev.varve.settings.FileSystemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeCheckTest {

  private static final String USER = System.getProperty("user.name");

  @TempDir Path directory;

  private Path home(String mode) throws IOException {
    return Files.createDirectory(
        directory.resolve("home"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
  }

  private static Finding first(Path home, String user) {
    List<Finding> findings = new HomeCheck(home, user).findings();
    return findings.getFirst();
  }

  @Test
  void a_private_home_of_ours_is_fine() throws IOException {
    assertThat(first(home("rwx------"), USER).level()).isEqualTo(Level.OK);
  }

  @Test
  void a_missing_home_only_has_to_be_made() {
    assertThat(first(directory.resolve("home"), USER).level()).isEqualTo(Level.WARN);
  }

  @Test
  void a_file_in_its_place_fails() throws IOException {
    assertThat(first(Files.createFile(directory.resolve("home")), USER).level()).isEqualTo(Level.FAIL);
  }

  @Test
  void what_lies_in_its_place_or_above_it_is_named() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(first(file, USER).detail()).isEqualTo(file + " is a file, not a directory");
    assertThat(first(file.resolve("home"), USER))
        .isEqualTo(
            Finding.fail(
                "home",
                file.resolve("home") + " cannot be made: " + file + " is a file",
                "Choose another place: set VARVE_HOME to a directory of yours on a local disk."));
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
    assertThat(first(link, USER).detail()).isEqualTo(link + " is a link to nothing");
    assertThat(new HomeCheck(file, USER).isOpen()).isFalse();
    assertThat(new HomeCheck(file.resolve("home"), USER).isOpen()).isFalse();
    assertThat(new HomeCheck(link, USER).isOpen()).isFalse();
    assertThat(new HomeCheck(directory.resolve("new/home"), USER).isOpen()).isTrue();
  }

  @Test
  void root_makes_no_home_in_the_directory_of_another_user() throws IOException {
    Path user = Files.createDirectory(directory.resolve("ada"));
    if (Files.getAttribute(user, "unix:uid").equals(0)) {
      Files.setAttribute(user, "unix:uid", 4_711);
    }
    HomeCheck check = new HomeCheck(user.resolve(".varve"), "root");
    assertThat(check.isOpen()).isFalse();
    assertThat(check.findings().getFirst().detail()).contains("cannot be made", user + " belongs to ", "we are root");
    assertThat(check.findings().getFirst().remedy()).startsWith("Work as its owner, without sudo");
  }

  @Test
  void a_home_that_no_directory_can_be_made_for_fails() {
    Path home = directory.resolve("home");
    assertThat(new HomeCheck(home, USER, _ -> new FileSystemType("proc")).isOpen()).isFalse();
    assertThat(new HomeCheck(home, USER, _ -> new FileSystemType("proc")).findings().getFirst())
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.FAIL))
        .satisfies(finding -> assertThat(finding.detail()).contains("cannot be made", "of the kernel (proc)"));
    assertThat(new HomeCheck(home, USER, _ -> new FileSystemType("nfs4")).findings().getFirst().detail())
        .contains("cannot be made", "network file system (nfs4)");
  }

  @Test
  void a_home_others_may_enter_fails_with_the_command_that_closes_it() throws IOException {
    Path home = home("rwx------");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-x---"));
    assertThat(first(home, USER)).extracting(Finding::remedy).isEqualTo("chmod 700 " + home);
  }

  /** The superuser may write anywhere, so the mode is what counts, not an attempt. */
  @Test
  void a_home_its_owner_may_not_write_fails() throws IOException {
    Finding finding = first(home("r-x------"), USER);
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.detail()).contains("not writable");
  }

  @Test
  void a_home_on_a_network_file_system_fails() throws IOException {
    HomeCheck check = new HomeCheck(home("rwx------"), USER, _ -> new FileSystemType("fuse.ceph-fuse"));
    assertThat(check.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.FAIL))
        .satisfies(finding -> assertThat(finding.detail()).contains("network file system (fuse.ceph-fuse)"));
  }

  @Test
  void somebody_elses_home_fails() throws IOException {
    Finding finding = first(home("rwx------"), "somebody-else");
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.detail()).contains("belongs to");
  }
}
