package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.chance.Chance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorPropertiesTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> SECRETS = secrets();
  private static final String[] NAMES = {"a", "name", "value", "password", "apiKey", "data", "X_TOKEN", "env"};
  private static final String[] POSITIONS = {
    "[AROUND,\"SECRET\"]",
    "{\"x\":AROUND,\"SECRET\":AROUND}",
    "{\"SECRET\":{\"SECRET\":[AROUND,\"SECRET\"]}}",
    "[[[[AROUND]],\"word SECRET, word\"]]",
    "{\"data\":\"SECRET\",\"x\":AROUND}",
    "{\"stdout\":\"a\\tb\\nSECRET\\n\",\"stderr\":AROUND}",
    "{\"name\":\"SECRET\",\"value\":AROUND}",
    "{\"name\":\"PATH\",\"value\":\"/bin:SECRET\"}"
  };
  private static final String[] GLUE = {
    " ", "\n", "=", ": ", "\"", "'", "\\n", "\\\"", "&", "<private>", "</private>", "<b>", "<varve-context>",
    "</varve-context>", "password", "token", "DB_PASSWORD=", "\"secret\": \"", "--token ", "Authorization: Bearer ",
    "Cookie: ", "hunter2hunter2", "[redacted:github:12ab]", "[redacted:", "data:image/png;base64,", "é", "\uD83D\uDE00",
    "\uD83D", "\u0000", "word", "9", "a.b", "https://u:", "@host/", "-----BEGIN PRIVATE KEY-----", "[", "]", "{", "}"
  };

  private final Redactor redactor = TestingRedactor.unhurried();

  private static List<String> secrets() {
    var secrets = new ArrayList<String>();
    for (KeyRule rule : RedactionRules.builtIn().keys()) {
      for (String hit : rule.hits()) {
        secrets.add(SampleText.of(hit));
      }
    }
    return secrets;
  }

  private static String text(Chance chance) {
    return String.join("", chance.list(0, 14, () -> part(chance)));
  }

  private static String part(Chance chance) {
    int kind = chance.random().nextInt(8);
    return kind < 5 ? chance.of(GLUE) : kind < 7 ? chance.of(SECRETS) : chance.text(8);
  }

  private static JsonNode payload(Chance chance) {
    return payload(chance, chance.between(0, 3));
  }

  private static JsonNode payload(Chance chance, int depth) {
    if (depth > 0) {
      ObjectNode container = JSON.objectNode();
      container.set(chance.of(NAMES), payload(chance, depth - 1));
      return container.set("list", JSON.arrayNode().add(payload(chance, depth - 1)));
    }
    return switch (chance.random().nextInt(3)) {
      case 0 -> JSON.textNode(text(chance));
      case 1 -> JSON.numberNode(chance.random().nextLong());
      default -> JSON.booleanNode(chance.yes());
    };
  }

  @Test
  void what_was_redacted_passes_again_unchanged() {
    Chance.tries(
        3_000,
        chance -> {
          String text = text(chance);
          String prompt = redactor.prompt(text).text();
          assertThat(redactor.prompt(prompt).text()).isEqualTo(prompt);
          String answer = redactor.answer(text).text();
          assertThat(redactor.answer(answer).text()).isEqualTo(answer);
          String line = redactor.line(text).text();
          assertThat(redactor.line(line).text()).isEqualTo(line);
        });
  }

  @Test
  void a_redacted_payload_passes_again_unchanged() {
    Chance.tries(
        2_000,
        chance -> {
          String once = redactor.toolPayload(payload(chance)).text();
          assertThat(redactor.toolPayload(TestingJson.parsed(once)).text()).isEqualTo(once);
        });
  }

  @Test
  void a_planted_secret_survives_in_no_position() {
    Chance.tries(
        2_000,
        chance -> {
          String secret = SampleText.of("ghp_{an:36}", chance.random());
          String around = payload(chance).toString();
          String payload = chance.of(POSITIONS).replace("AROUND", around).replace("SECRET", secret);
          assertThat(redactor.toolPayload(TestingJson.parsed(payload)).text()).doesNotContain(secret);
        });
  }

  @Test
  void the_result_can_be_stored_anywhere() {
    Chance.tries(
        2_000,
        chance -> {
          String text = redactor.prompt(chance.text(100)).text();
          for (String stored : List.of(redactor.toolPayload(payload(chance)).text(), text)) {
            assertThat(stored.indexOf(0)).isNegative();
            assertThat(stored.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)).isFalse();
          }
        });
  }
}
