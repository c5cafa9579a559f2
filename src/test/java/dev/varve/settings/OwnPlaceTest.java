package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPlaceTest {

  @TempDir private Path directory;
  private Path place;

  /** Root can give it to somebody, and for everybody else it is not root's anyway. */
  @BeforeEach
  void give() throws IOException {
    place = Files.createDirectory(directory.resolve("ada"));
    if (Files.getAttribute(place, "unix:uid").equals(0)) {
      Files.setAttribute(place, "unix:uid", 4_711);
    }
  }

  @Test
  void root_does_not_work_in_a_place_of_another_user() throws IOException {
    String owner = Files.getOwner(place).getName();
    assertThatThrownBy(() -> OwnPlace.require(place, "root"))
        .isInstanceOfSatisfying(
            HomeException.class,
            refused -> {
              assertThat(refused).hasMessage(place + " belongs to " + owner + ", and we are root");
              assertThat(refused.remedy()).startsWith("Do it as " + owner + ", without sudo").contains("VARVE_HOME");
            });
  }

  @Test
  void root_works_in_its_own() {
    assertThatCode(() -> OwnPlace.require(Path.of("/"), "root")).doesNotThrowAnyException();
  }

  @Test
  void who_is_not_root_finds_out_by_the_modes() {
    assertThatCode(() -> OwnPlace.require(place, "ada")).doesNotThrowAnyException();
  }

  @Test
  void a_home_is_not_made_there() throws IOException {
    Home home = new Home(place.resolve(".varve"));
    if (System.getProperty("user.name").equals("root")) {
      assertThatThrownBy(home::prepare).isInstanceOf(HomeException.class);
      assertThat(home.path()).doesNotExist();
    } else {
      home.prepare();
      assertThat(home.path()).exists();
    }
  }
}
