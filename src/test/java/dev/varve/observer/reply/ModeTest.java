package dev.varve.observer.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.observer.ObservationType;
import org.junit.jupiter.api.Test;

class ModeTest {

  @Test
  void the_mode_of_coding_sessions_knows_every_type() {
    assertThat(Mode.code().types()).containsOnlyKeys(ObservationType.values());
  }

  @Test
  void a_line_nobody_knows_is_an_error() {
    assertThatThrownBy(() -> ModeFile.parse("language English\ntype change x\ndefault change\nlok something"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lok something");
  }

  @Test
  void a_default_is_one_of_the_types() {
    assertThatThrownBy(() -> ModeFile.parse("language English\ntype change x\ndefault bugfix"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
