package dev.varve.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A secret in a place where one has been seen in the wild, both with made-up values.
 *
 * @param author who wrote the line: see {@link Author}
 * @param place what the text is, such as {@code env file}
 * @param secret the part of the text that must not survive
 * @param forms the secret as it is, and as the text or a reader of it may encode it
 */
record PlantedSecret(
    Author author, String kind, String place, String text, String secret, List<String> forms) {

  /** How much the writer of a line knew of the rules; the less, the more the line proves. */
  enum Author {
    /** Nothing. */
    BLIND,
    /** Nothing, but the line was corrected by somebody who knew them. */
    AMENDED,
    /** The rules, but none for this kind: an outside reader had found it missing, and the line is older than its rule. */
    AUDIT,
    /** The rules. */
    RULES
  }

  private static final String CORPUS = "corpus.jsonl";

  /** Fewer characters in a row may be there by chance. */
  private static final int LEFTOVER_MIN = 6;

  /** All places of the corpus, the same ones for the same seed. */
  static List<PlantedSecret> corpus(long seed) {
    try (var in = PlantedSecret.class.getResourceAsStream(CORPUS)) {
      var corpus = new ArrayList<PlantedSecret>();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        corpus.add(planted(TestingJson.parsed(line), new Random(seed * 31 + line.hashCode())));
      }
      return corpus;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlantedSecret planted(JsonNode line, Random random) {
    String secret = new SecretTemplate(line.path("secret").textValue(), random, "").fill();
    var template = new SecretTemplate(line.path("text").textValue(), random, secret);
    String text = template.fill();
    var forms = new ArrayList<String>(template.encodings());
    forms.add(secret);
    forms.add(URLEncoder.encode(secret, UTF_8));
    return new PlantedSecret(
        Author.valueOf(line.path("author").textValue().toUpperCase(Locale.ROOT)),
        line.path("kind").textValue(),
        line.path("place").textValue(),
        text,
        secret,
        List.copyOf(forms));
  }

  /** Whether half of a line of it, in any of its forms, is still there. */
  boolean survivesIn(String output) {
    for (String form : forms) {
      for (String line : form.split("\n", -1)) {
        if (leftover(line, output)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean leftover(String line, String output) {
    int length = Math.max(LEFTOVER_MIN, (line.length() + 1) / 2);
    for (int i = 0; i + length <= line.length(); i++) {
      if (output.contains(line.substring(i, i + length))) {
        return true;
      }
    }
    return false;
  }
}
