package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolPayloadTest {

  private static final String KEY = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";

  private final Redactor redactor = TestingRedactor.unhurried();

  private String redacted(String json) {
    return redactor.toolPayload(TestingJson.parsed(json)).text();
  }

  @Test
  void what_holds_no_secret_passes_as_it_is() {
    String json = "{\"a\":[1,2.5,-3,true,false,null,\"text\",{}],\"b\":{\"c\":\"\",\"d\":12345678901234567890}}";
    assertThat(redacted(json)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"KEY\"",
        "[[[\"KEY\"]]]",
        "{\"KEY\":1}",
        "{\"a\":{\"b\":[{\"c\":\"x KEY y\"}]}}",
        "{\"stdout\":\"{\\\"t\\\":\\\"KEY\\\"}\"}",
        "{\"stdout\":\"line\\nKEY\\nline\"}",
        "{\"stdout\":\"\\u001b[31mKEY\\u001b[0m\"}",
        "{\"url\":\"https://example.com/?q=%20KEY\"}"
      })
  void a_key_is_found_in_every_position(String template) {
    assertThat(redacted(template.replace("KEY", KEY))).doesNotContain(KEY).contains("[redacted:github:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":\"correcthorse1\"}",
        "{\"db\":{\"DB_PASSWORD\":\"correcthorse1\"}}",
        "{\"passwords\":{\"password\":[\"x\",\"correcthorse1\"]}}",
        "{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"correcthorse1\"}]}",
        "{\"env\":[{\"key\":\"DB_PASSWORD\",\"value\":\"correcthorse1\"}]}",
        "{\"env\":[{\"Key\":\"DB_PASSWORD\",\"Value\":\"correcthorse1\"}]}",
        "{\"env\":[{\"value\":\"correcthorse1\",\"name\":\"DB_PASSWORD\"}]}",
        "{\"Parameters\":[{\"ParameterKey\":\"DbPassword\",\"ParameterValue\":\"correcthorse1\"}]}",
        "{\"stdout\":\"{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"correcthorse1\\\"}\"}",
        "{\"stdout\":\"{\\\"Name\\\":\\\"/db/password\\\",\\\"Type\\\":\\\"String\\\",\\\"Value\\\":\\\"correcthorse1\\\"}\"}",
        "{\"пароль\":\"correcthorse1\"}",
        "{\"content\":\"密码：correcthorse1\"}",
        "{\"command\":\"set -gx DB_PASSWORD correcthorse1\"}",
        "{\"command\":\"setenv DB_PASSWORD correcthorse1\"}",
        "{\"content\":\"| Password | `correcthorse1` |\"}",
        "{\"content\":\"密码是correcthorse1\"}",
        "{\"content\":\"ENV DB_PASSWORD correcthorse1\"}",
        "{\"content\":\"the password for the database is correcthorse1.\"}",
        "{\"clientSecret\":\"correcthorse1\"}",
        "{\"api-key\":\"correcthorse1\"}",
        "{\"content\":\"DB_PASSWORD=correcthorse1\\nPORT=80\"}",
        "{\"command\":\"mysql --password correcthorse1 -h db\"}",
        "{\"args\":[\"--user\",\"shop\",\"--password\",\"correcthorse1\"]}",
        "{\"command\":[\"mysql\",\"-uroot\",\"-pcorrecthorse1\",\"shop\"]}",
        "{\"command\":[\"sshpass\",\"-p\",\"correcthorse1\",\"ssh\",\"db\"]}",
        "{\"outputs\":{\"db_password\":{\"type\":\"string\",\"value\":\"correcthorse1\"}}}",
        "{\"headers\":{\"Authorization\":\"Basic correcthorse1\"}}",
        "{\"headers\":{\"Cookie\":\"theme=dark; sid=correcthorse1\"}}",
        "{\"content\":\"variable \\\"password\\\" {\\n  default = \\\"correcthorse1\\\"\\n}\"}",
        "{\"stdout\":\"password\\u001b[0m: \\u001b[33mcorrecthorse1\\u001b[0m\"}",
        "{\"content\":\"password: >-\\n    correcthorse1\\n\"}",
        "{\"content\":\"<key>password</key>\\n<string>correcthorse1</string>\"}",
        "{\"content\":\"<Password Type=\\\"text\\\">correcthorse1</Password>\"}",
        "{\"content\":\"ALTER USER shop WITH PASSWORD 'correcthorse1'\"}",
        "{\"content\":\"password: 'correcthorse1'\"}"
      })
  void the_value_of_a_secret_like_name_goes(String json) {
    assertThat(redacted(json)).doesNotContain("correcthorse1").contains("[redacted:");
  }

  @Test
  void a_number_under_a_secret_like_name_goes_too() {
    assertThat(redacted("{\"password\":19283746,\"port\":19283746}"))
        .matches("\\{\"password\":\"\\[redacted:password:[0-9a-f]{4}]\",\"port\":19283746}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":\"\"}",
        "{\"password\":\"required\"}",
        "{\"token\":\"next\"}",
        "{\"tokenCount\":\"182736455\"}",
        "{\"secret\":\"${DB_SECRET}\"}",
        "{\"password_policy\":\"at least 8 of a1!\"}",
        "{\"密码\":\"请输入您的登录密码1\"}",
        "{\"密码\":\"password-field\"}",
        "{\"content\":\"the password is SHA-256-hashed, the token is base64-encoded, the secret is 16bytes long\"}",
        "{\"content\":\"Log in with password authentication; the password was forgotten\"}",
        "{\"command\":\"set -x GITHUB_TOKEN (security find-generic-password -w)\"}",
        "{\"command\":\"set -x DB_PASSWORD `\"}",
        "{\"stdout\":\"{\\\"name\\\":\\\"colour\\\",\\\"value\\\":\\\"correcthorse1\\\"}\"}",
        "{\"command\":[\"mysql\",\"-p\",\"shop_orders\"]}",
        "{\"command\":[\"ssh\",\"-p\",\"2222\",\"db\"]}",
        "{\"args\":[\"--passwords\",\"file\",\"x1\"]}",
        "{\"token\":{\"type\":\"Identifier\",\"value\":\"userName\"}}",
        "{\"content\":\"pass `--force-process-config` to it\"}",
        "{\"content\":\"arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/db-a1B2c3\"}",
        "{\"path\":\"/etc/secret/token\"}",
        "{\"max_tokens\":128000}"
      })
  void names_about_secrets_and_placeholders_stay(String json) {
    assertThat(redacted(json)).isEqualTo(json);
  }

  @Test
  void the_private_numbers_of_a_key_in_json_go_and_the_public_ones_stay() {
    String number = SampleText.of("{an:43}");
    String key = "{\"kty\":\"OKP\",\"x\":\"" + number + "x\",\"d\":\"" + number + "\"}";
    assertThat(redacted(key)).contains("\"x\":\"" + number + "x\"", "\"d\":\"[redacted:api-key:");
    assertThat(redacted("{\"d\":\"" + number + "\"}")).contains(number);
  }

  @Test
  void a_key_format_says_more_than_the_name_it_stands_under() {
    assertThat(redacted("{\"token\":\"" + KEY + "\"}")).contains("[redacted:github:");
  }

  @Test
  void json_deeper_than_64_levels_is_dropped_and_counted() {
    String deep = "[".repeat(65) + "\"" + KEY + "\"" + "]".repeat(65);
    var redacted = redactor.toolPayload(TestingJson.parsed(deep));
    assertThat(redacted.text()).isEqualTo("[".repeat(64) + "\"[too deep]\"" + "]".repeat(64));
    assertThat(redacted.findings().cut()).isEqualTo(1);
    assertThat(redacted("[".repeat(64) + "1" + "]".repeat(64))).contains("[1]");
  }

  @Test
  void nul_and_halves_of_characters_become_replacement_characters() {
    assertThat(redacted("{\"a\\u0000b\":\"\\ud800x\\udc00\\u0000 \\ud83d\\ude00\"}"))
        .isEqualTo("{\"a\uFFFDb\":\"\uFFFDx\uFFFD\uFFFD \uD83D\uDE00\"}");
  }

  @Test
  void numbers_that_json_cannot_write_become_text() {
    assertThat(redacted("{\"n\":1e999}")).isEqualTo("{\"n\":\"Infinity\"}");
  }

  @Test
  void what_the_time_does_not_suffice_for_is_dropped_never_kept_unchecked() {
    long[] now = {0};
    Redactor hurried = TestingRedactor.hurried(() -> now[0] += Duration.ofMillis(2).toNanos());
    var redacted =
        hurried.toolPayload(TestingJson.parsed("{\"a\":\"first\",\"b\":\"" + KEY + "\",\"c\":[\"" + KEY + "\"]}"));
    assertThat(redacted.text()).startsWith("{\"a\":\"first\",\"b\":\"[redacted:github:").endsWith("}").doesNotContain(KEY);
    assertThat(redacted.text()).contains("[redacted:unchecked]");
    assertThat(redacted.findings().unchecked()).isPositive();
    assertThat(TestingJson.parsed(redacted.text()).isObject()).isTrue();
  }
}
