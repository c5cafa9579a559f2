package dev.varve.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  private static final long OWN = ProcessHandle.current().pid();

  @Test
  void a_living_process_is_the_same_each_time() {
    Optional<ProcessIdentity> own = ProcessIdentity.of(OWN);

    assertThat(own).isPresent().isEqualTo(ProcessIdentity.of(OWN));
    assertThat(own.get().isAlive()).isTrue();
  }

  @Test
  void another_start_is_another_process() {
    ProcessIdentity earlier = new ProcessIdentity(OWN, "earlier");

    assertThat(earlier.isAlive()).isFalse();
    assertThat(earlier.handle()).isEmpty();
  }

  @Test
  void a_process_that_ended_is_not_alive() throws Exception {
    Process process = new ProcessBuilder("cat").start();
    ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
    process.getOutputStream().close();
    process.waitFor();

    assertThat(identity.isAlive()).isFalse();
  }
}
