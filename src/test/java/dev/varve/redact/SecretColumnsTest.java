package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretColumnsTest {

  private final Redactor redactor = TestingRedactor.unhurried();

  private String redacted(String text) {
    return redactor.line(text).text();
  }

  @Test
  void every_row_loses_its_secret_and_keeps_the_rest() {
    assertThat(redacted("id,user,password,city\n1,ada,Tr0ub4dor,Bonn\n2,bob,hunter22,Köln\n"))
        .matches("id,user,password,city\n1,ada,\\[redacted:password:....],Bonn\n2,bob,\\[redacted:password:....],Köln\n");
  }

  @Test
  void two_columns_of_secrets_are_both_read() {
    assertThat(redacted("| user | password | api_key |\n|---|---|---|\n| ada | Tr0ub4dor | 8fk2mfp0q3 |\n"))
        .matches("(?s).*\\| ada \\| \\[redacted:password:....] \\| \\[redacted:api-key:....] \\|\n");
  }

  @Test
  void a_table_ends_with_the_first_line_of_another_shape() {
    assertThat(redacted("user,password\nada,Tr0ub4dor\nThe end\nbob,B1cycle7\n")).endsWith("The end\nbob,B1cycle7\n");
  }

  @Test
  void what_a_database_prints_without_digits_is_a_password_too() {
    assertThat(redacted(" user | password\n------+-----------\n ada  | letmeinnow\n")).doesNotContain("letmeinnow");
  }

  @Test
  void a_comma_between_quotes_does_not_move_the_columns() {
    assertThat(redacted("\"name\",\"password\",\"x\"\n\"Doe, Ada\",\"Tr0ub4dor\",\"1\"\n"))
        .contains("\"Doe, Ada\",\"[redacted:password:")
        .doesNotContain("Tr0ub4dor");
  }

  @Test
  void a_text_of_nothing_but_headers_is_read_in_one_go() {
    String text = "user,password,token\n".repeat(8_000);
    assertThat(redactor.prompt(text).findings().unchecked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user, password = credentials\nname, value1234 = other\n",
        "def login(user, password):\n    check1(a, b2c3d4e5)\n",
        "    username,\n    password,\n    rememberMe42,\n",
        "| Setting | Password |\n|---|---|\n| minimum | at least 8 characters |\n| hash | bcrypt |\n",
        "| Flag | Token |\n|---|---|\n| --token | required |\n",
        "test,pass,fail\nlogin,1200345,12\n",
        "| suite | pass | fail |\n|---|---|---|\n| login | 1200ms | 3400ms |\n",
        "user,password_length\nada,123456789\n",
        "Ask for the user, password\nand go on, somehow\nfor a while, today\n",
        "| user | password |\n|---|---|\n| ada | ******** |\n| bob | <hidden> |\n| cy | NULL |\n"
      })
  void what_only_looks_like_a_table_of_secrets_passes(String text) {
    assertThat(redacted(text)).isEqualTo(text);
  }
}
