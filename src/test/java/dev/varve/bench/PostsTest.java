package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostsTest {

  private final Corpus corpus = load();

  @Test
  void every_tool_use_has_an_id_of_its_own_and_a_body_that_says_so() throws IOException {
    Posts posts = new Posts(corpus, "token", 3, 200, 0);
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      Post post = posts.next();
      JsonNode body = body(post);
      assertThat(post.key()).isEqualTo("tool:" + body.path("tool_use_id").asText());
      assertThat(body.path("session_id").asText()).isEqualTo(Posts.session(i % 200));
      keys.add(post.key());
    }
    assertThat(keys).hasSize(2_000);
  }

  @Test
  void a_post_without_acknowledgement_is_sent_again_first() {
    Posts posts = new Posts(corpus, "token", 3, 200, 0);
    Post first = posts.next();
    posts.next();
    posts.again(first);

    assertThat(posts.next()).isSameAs(first);
    assertThat(posts.next().key()).isNotEqualTo(first.key());
  }

  @Test
  void each_session_asks_for_a_summary_after_its_tool_uses() {
    Posts posts = new Posts(corpus, "token", 3, 2, 3);
    StringBuilder kinds = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      kinds.append(posts.next().key().charAt(0));
    }
    assertThat(kinds).hasToString("ttttssttttss");
  }

  @Test
  void responses_have_two_to_eight_kilobytes_and_four_in_the_mean() {
    ToolUses uses = new ToolUses(corpus, new Random(5));
    long sum = 0;
    for (int i = 0; i < 20_000; i++) {
      int chars = uses.responseChars();
      assertThat(chars).isBetween(ToolUses.RESPONSE_CHARS_MIN, ToolUses.RESPONSE_CHARS_MAX);
      sum += chars;
    }
    assertThat(sum / 20_000).isBetween(4_000L, 4_200L);
  }

  @Test
  void the_same_seed_makes_the_same_load() {
    Posts one = new Posts(corpus, "token", 3, 200, 20);
    Posts other = new Posts(corpus, "token", 3, 200, 20);
    for (int i = 0; i < 1_000; i++) {
      assertThat(one.next().bytes()).isEqualTo(other.next().bytes());
    }
  }

  private static JsonNode body(Post post) throws IOException {
    String request = new String(post.bytes(), StandardCharsets.UTF_8);
    String head = request.substring(0, request.indexOf("\r\n\r\n"));
    byte[] body = request.substring(head.length() + 4).getBytes(StandardCharsets.UTF_8);
    assertThat(Answer.header(head, "content-length")).isEqualTo(Integer.toString(body.length));
    return new ObjectMapper().readTree(body);
  }

  private static Corpus load() {
    try {
      return Corpus.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
