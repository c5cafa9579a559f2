package dev.varve.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords at the end of which stands what ends a name in code too. */
class PasswordEdgesTest {

  private static final Trial TRIAL = new Trial(RedactionRules.builtIn(), "a key for tests".getBytes(US_ASCII));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Server=db;User Id=sa;Password=QzhWrKoZBxJXaN;",
        "Server=db;Password=correcthorse;Encrypt=true",
        "Data Source=db;Initial Catalog=shop;password=QzhWrKoZB2JX0N;User ID=shop",
        "password=QzhWrKoZB2JX0N; export x",
        "password: DjqG96EnLqNGpu,",
        "connect(user=sa, password=DjqG96EnLqNGpu)"
      })
  void a_password_is_found_before_a_semicolon_a_comma_or_a_bracket(String text) {
    assertThat(TRIAL.hits(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this.password = userPassword2;", "password = config.dbPassword1;", "connect(user, password=storedPassword)",
        "String password = passwordOf(user);"
      })
  void a_name_in_code_is_none(String text) {
    assertThat(TRIAL.hits(text)).isEmpty();
  }
}
