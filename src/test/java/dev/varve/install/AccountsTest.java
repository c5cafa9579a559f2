package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {

  @Test
  void people_are_those_who_can_log_in() {
    List<String> lines =
        List.of(
            "root:x:0:0:root:/root:/bin/bash",
            "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin",
            "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin",
            "ada:x:1000:1000:Ada:/home/ada:/bin/bash",
            "ci:x:1001:1001::/home/ci:/bin/false",
            "not a line");
    assertThat(Accounts.people(lines)).containsExactly("ada");
  }
}
