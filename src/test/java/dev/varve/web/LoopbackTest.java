package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost:80", "[::1]", "[::1]:65535"})
  void its_names_are_known_with_and_without_a_port(String host) {
    assertThat(Loopback.isHost(host)).isTrue();
    assertThat(Loopback.isOrigin("http://" + host, host)).isTrue();
    assertThat(Loopback.isOrigin(null, host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:123456", "::1", "[::1", "[::1]x", "[::1]:", "localhost.", "LOCALHOST@x",
        "localhost:1:2", "evil.example"
      })
  void anything_else_is_foreign(String host) {
    assertThat(Loopback.isHost(host)).isFalse();
  }
}
