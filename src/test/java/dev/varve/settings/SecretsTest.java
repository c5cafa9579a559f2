package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The token and the install key of a home. */
class SecretsTest {

  private static final int CALLERS = 8;
  private static final int ROUNDS = 25;

  @TempDir private Path directory;

  private Home home() {
    return new Home(directory);
  }

  @Test
  void token_is_made_once_and_is_the_owners_alone() throws IOException {
    assertThat(Token.read(home())).isEmpty();
    Token token = Token.of(home(), TokenKind.WORKER, new SecureRandom());
    assertThat(token.value()).matches("[0-9a-f]{64}");
    assertThat(Token.of(home(), TokenKind.WORKER, new SecureRandom())).isEqualTo(token);
    assertThat(Token.read(home())).contains(token);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().tokenFile()))).isEqualTo("rw-------");
  }

  @Test
  void token_for_hooks_is_another_one_in_a_file_of_its_own() throws IOException {
    Tokens tokens = Tokens.of(home(), new SecureRandom());
    assertThat(tokens.of(TokenKind.HOOKS)).isNotEqualTo(tokens.of(TokenKind.WORKER));
    assertThat(home().hookTokenFile()).hasContent(tokens.of(TokenKind.HOOKS).value());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().hookTokenFile()))).isEqualTo("rw-------");
  }

  @Test
  void rotated_token_is_new_in_memory_and_on_disk_and_the_other_stays() throws IOException {
    Tokens tokens = Tokens.of(home(), new SecureRandom());
    Token worker = tokens.of(TokenKind.WORKER);
    Token hooks = tokens.of(TokenKind.HOOKS);
    tokens.rotate(TokenKind.HOOKS);
    assertThat(tokens.of(TokenKind.HOOKS)).isNotEqualTo(hooks);
    assertThat(Token.read(home(), TokenKind.HOOKS)).contains(tokens.of(TokenKind.HOOKS));
    assertThat(tokens.of(TokenKind.WORKER)).isEqualTo(worker);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().hookTokenFile()))).isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(home().tokenFile(), home().hookTokenFile());
    }
  }

  @Test
  void install_key_is_made_once_and_is_the_owners_alone() throws IOException {
    byte[] key = InstallKey.of(home(), new SecureRandom());
    assertThat(key).hasSize(32);
    assertThat(InstallKey.of(home(), new SecureRandom())).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().keyFile()))).isEqualTo("rw-------");
  }

  @Test
  void nothing_but_the_secret_is_left_behind() throws IOException {
    Token.of(home(), TokenKind.WORKER, new SecureRandom());
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(home().tokenFile());
    }
  }

  @Test
  void half_made_file_of_a_killed_worker_is_not_in_the_way() throws IOException {
    Files.writeString(directory.resolve("token.new"), "half");
    Files.writeString(directory.resolve("token.1.new"), "half");
    assertThat(Token.of(home(), TokenKind.WORKER, new SecureRandom()).value()).hasSize(64);
  }

  @Test
  void text_form_hides_the_token() {
    assertThat(new Token("ab".repeat(32)).toString()).doesNotContain("ab");
  }

  @Test
  void empty_file_is_an_error_with_the_remedy() throws IOException {
    Files.createFile(home().tokenFile());
    assertThatThrownBy(() -> Token.of(home(), TokenKind.WORKER, new SecureRandom()))
        .isInstanceOfSatisfying(HomeException.class, e -> assertThat(e.remedy()).startsWith("Delete it"));
  }

  @Test
  @Timeout(60)
  void all_who_ask_at_the_same_time_get_the_same_token() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Home home = new Home(Files.createDirectory(directory.resolve("home" + round)));
      assertThat(askedTogether(home)).containsExactly(Token.read(home).orElseThrow());
    }
  }

  private static Set<Token> askedTogether(Home home) throws InterruptedException, ExecutionException {
    CyclicBarrier together = new CyclicBarrier(CALLERS);
    List<Callable<Token>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Random random = new Random(i);
      callers.add(
          () -> {
            together.await();
            return Token.of(home, TokenKind.WORKER, random);
          });
    }
    Set<Token> tokens = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<Token> asked : threads.invokeAll(callers)) {
        tokens.add(asked.get());
      }
    }
    return tokens;
  }
}
