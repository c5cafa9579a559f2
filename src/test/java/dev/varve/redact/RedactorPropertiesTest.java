package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactorPropertiesTest {

  private static final List<String> SECRETS = secrets();
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

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> part =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, Arbitraries.of(GLUE)),
            net.jqwik.api.Tuple.of(2, Arbitraries.of(SECRETS)),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
    return part.list().ofMaxSize(14).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<JsonNode> payloads() {
    Arbitrary<JsonNode> leaf =
        Arbitraries.oneOf(
            texts().map(TextNode::new),
            Arbitraries.longs().map(JsonNodeFactory.instance::numberNode),
            Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode));
    return Arbitraries.recursive(() -> leaf, RedactorPropertiesTest::container, 0, 3);
  }

  private static Arbitrary<JsonNode> container(Arbitrary<JsonNode> inner) {
    Arbitrary<String> names = Arbitraries.of("a", "name", "value", "password", "apiKey", "data", "X_TOKEN", "env");
    return Combinators.combine(names, inner, inner)
        .as(
            (name, one, two) ->
                JsonNodeFactory.instance
                    .objectNode()
                    .<com.fasterxml.jackson.databind.node.ObjectNode>set(name, one)
                    .set("list", JsonNodeFactory.instance.arrayNode().add(two)));
  }

  @Property(tries = 3_000)
  void what_was_redacted_passes_again_unchanged(@ForAll("texts") String text) {
    String prompt = redactor.prompt(text).text();
    assertThat(redactor.prompt(prompt).text()).isEqualTo(prompt);
    String answer = redactor.answer(text).text();
    assertThat(redactor.answer(answer).text()).isEqualTo(answer);
    String line = redactor.line(text).text();
    assertThat(redactor.line(line).text()).isEqualTo(line);
  }

  @Property(tries = 2_000)
  void a_redacted_payload_passes_again_unchanged(@ForAll("payloads") JsonNode payload) {
    String once = redactor.toolPayload(payload).text();
    assertThat(redactor.toolPayload(TestingJson.parsed(once)).text()).isEqualTo(once);
  }

  @Property(tries = 2_000)
  void a_planted_secret_survives_in_no_position(
      @ForAll("payloads") JsonNode around, @ForAll long seed, @ForAll("positions") String position) {
    var random = new Random(seed);
    String secret = SampleText.of("ghp_{an:36}", random);
    String payload = position.replace("AROUND", around.toString()).replace("SECRET", secret);
    assertThat(redactor.toolPayload(TestingJson.parsed(payload)).text()).doesNotContain(secret);
  }

  @Provide
  Arbitrary<String> positions() {
    return Arbitraries.of(
        "[AROUND,\"SECRET\"]",
        "{\"x\":AROUND,\"SECRET\":AROUND}",
        "{\"SECRET\":{\"SECRET\":[AROUND,\"SECRET\"]}}",
        "[[[[AROUND]],\"word SECRET, word\"]]",
        "{\"data\":\"SECRET\",\"x\":AROUND}",
        "{\"stdout\":\"a\\tb\\nSECRET\\n\",\"stderr\":AROUND}",
        "{\"name\":\"SECRET\",\"value\":AROUND}",
        "{\"name\":\"PATH\",\"value\":\"/bin:SECRET\"}");
  }

  @Property(tries = 2_000)
  void the_result_can_be_stored_anywhere(@ForAll("payloads") JsonNode payload, @ForAll String text) {
    for (String stored : List.of(redactor.toolPayload(payload).text(), redactor.prompt(text).text())) {
      assertThat(stored.indexOf(0)).isNegative();
      assertThat(stored.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)).isFalse();
    }
  }
}
