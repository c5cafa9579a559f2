package dev.varve.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortHolderTest {

  private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

  @TempDir private Path proc;

  @BeforeEach
  void processes() throws IOException {
    Files.createDirectories(proc.resolve("net"));
    process(41, "sshd", "socket:[900]");
    process(42, "python3", "pipe:[7]", "socket:[901]");
    Files.createDirectories(proc.resolve("self/fd"));
  }

  private void process(int pid, String program, String... files) throws IOException {
    Path descriptors = Files.createDirectories(proc.resolve(pid + "/fd"));
    Files.writeString(proc.resolve(pid + "/comm"), program + "\n");
    for (int i = 0; i < files.length; i++) {
      Files.createSymbolicLink(descriptors.resolve(Integer.toString(i)), Path.of(files[i]));
    }
  }

  private void table(String name, String local, String state, int inode) throws IOException {
    String line = "   0: %s 00000000:0000 %s 00000000:00000000 00:00000000 00000000  1000        0 %d 1 0 100 0 0 10 0\n";
    Files.writeString(proc.resolve("net/" + name), HEAD + line.formatted(local, state, inode));
  }

  @Test
  void who_listens_on_the_loopback_or_on_every_address_is_named() throws IOException {
    PortHolder python = new PortHolder(42, "python3");
    table("tcp", "0100007F:5E35", "0A", 901);
    assertThat(PortHolder.in(proc, 24_117)).contains(python);
    table("tcp", "00000000:5E35", "0A", 901);
    assertThat(PortHolder.in(proc, 24_117)).contains(python);
    Files.delete(proc.resolve("net/tcp"));
    table("tcp6", "0000000000000000FFFF00000100007F:5E35", "0A", 901);
    assertThat(PortHolder.in(proc, 24_117)).contains(python).hasToString("Optional[pid 42 (python3)]");
  }

  @Test
  void who_is_connected_uses_another_address_or_another_port_is_not() throws IOException {
    table("tcp", "0100007F:5E35", "01", 901);
    assertThat(PortHolder.in(proc, 24_117)).isEmpty();
    table("tcp", "0500A8C0:5E35", "0A", 901);
    assertThat(PortHolder.in(proc, 24_117)).isEmpty();
    table("tcp", "0100007F:5E36", "0A", 901);
    assertThat(PortHolder.in(proc, 24_117)).isEmpty();
  }

  @Test
  void a_process_that_may_not_be_looked_at_stays_unnamed() throws IOException {
    table("tcp", "0100007F:5E35", "0A", 902);
    assertThat(PortHolder.in(proc, 24_117)).isEmpty();
  }

  @Test
  void where_the_system_tells_nothing_nobody_is_named() {
    assertThat(PortHolder.in(proc.resolve("missing"), 24_117)).isEmpty();
  }

  @Test
  void on_this_machine_it_is_nobody_else_than_the_one_who_listens() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortHolder.of(taken.getLocalPort()).map(PortHolder::pid).orElse(ProcessHandle.current().pid()))
          .isEqualTo(ProcessHandle.current().pid());
    }
  }
}
