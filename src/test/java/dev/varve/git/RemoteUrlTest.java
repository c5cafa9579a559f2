package dev.varve.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/acme/tally",
        "https://github.com/acme/tally.git",
        "https://github.com/acme/tally.git/",
        "https://github.com/acme/tally///",
        "https://GitHub.COM/acme/tally",
        "HTTPS://github.com/acme/tally",
        "http://github.com:8080/acme/tally",
        "https://ada@github.com/acme/tally.git",
        "https://ada:secret@github.com/acme/tally.git",
        "https://ada:sec@ret@github.com:443/acme/tally.git",
        "https://github.com/acme/tally.git?token=secret#readme",
        "ssh://git@github.com/acme/tally.git",
        "ssh://git@github.com:2222/acme/tally.git",
        "ssh://git@github.com:/acme/tally",
        "git+ssh://git@github.com/acme/tally",
        "git://github.com//acme/tally",
        "git@github.com:acme/tally.git",
        "git@GITHUB.com:/acme/tally/",
        "github.com:acme/tally"
      })
  void same_repository_has_one_address_however_it_was_cloned(String url) {
    assertThat(RemoteUrl.normalised(url)).contains("github.com/acme/tally");
  }

  @ParameterizedTest
  @CsvSource({
    "ssh://git@host/~ada/tally.git, host/ada/tally",
    "ssh://git@[::1]:22/srv/tally.git, [::1]/srv/tally",
    "https://host/@scope/tally, host/@scope/tally",
    "ftp://ada:secret@host/tally, host/tally",
    "/srv/git/tally.git, /srv/git/tally",
    "/srv/git/our tally.git/, /srv/git/our tally",
    "file:///srv/git/tally.git, /srv/git/tally",
    "C:/git/tally.git, C:/git/tally",
    "https://host/Acme/Tally, host/Acme/Tally"
  })
  void other_forms_keep_what_names_the_repository(String url, String normalised) {
    assertThat(RemoteUrl.normalised(url)).contains(normalised);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../tally", "./tally.git", "tally", ".git", "/", "https://host/", "https://host", "ssh://", "host:", ""})
  void address_that_names_no_one_place_is_none(String url) {
    assertThat(RemoteUrl.normalised(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ada:secret@/tally",
        "https://ada:sec/ret@host/tally",
        "odd+scheme://ada:secret@[broken/tally",
        "https://secret:secret@secret@host/x"
      })
  void password_never_becomes_part_of_an_address(String url) {
    assertThat(RemoteUrl.normalised(url).orElse("")).doesNotContain("secret", "sec/ret", "sec");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[remote \"origin\"]\nurl = https://h/x",
        "[REMOTE \"origin\"]\n\tURL=https://h/x.git",
        "[core]\n\tbare = false\n[remote \"origin\"]\r\n\tfetch = +refs/*\r\n\turl = https://h/x\r\n",
        "[remote \"origin\"] # ours\n url = https://h/x ; the best",
        "[remote \"origin\"]\n url = \"https://h/x\"",
        "[remote \"origin\"]\n url = https://h/x\n url = https://h/second",
        "[remote \"origin\"]\n#url = https://h/old\n pushurl = https://h/push\n url = https://h/x"
      })
  void origin_is_read_as_git_reads_it(String config) {
    assertThat(RemoteUrl.origin(config)).contains("h/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[remote \"upstream\"]\nurl = https://h/x",
        "[remote \"origin\"]\n[branch \"main\"]\nurl = https://h/x",
        "[remote \"origin\"]\n[remote \"upstream\"] # theirs\nurl = https://h/x",
        "[url \"https://h/\"]\n\tinsteadOf = gh:\n",
        "[remote \"origin\"\nurl = https://h/x",
        "url = https://h/x"
      })
  void without_an_origin_there_is_none(String config) {
    assertThat(RemoteUrl.origin(config)).isEmpty();
  }

  @Test
  void no_line_takes_long() {
    String line = "url = " + " #;\"".repeat(100);
    assertThat(RemoteUrl.origin("[remote \"origin\"]\n" + (line + "\n").repeat(5_000))).isEmpty();
  }
}
