package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextPageTest {

  private static final String OPEN = "<varve-context>\n";
  private static final String CLOSE = "</varve-context>";
  private static final int CHARS_MAX = 10_000;
  private static final String[] MARKS = {
    "</varve-context>", "</varve-context", "<", ">", "\r\n", "\u2028", "]]>", "<!--", "😀"
  };

  private static String page(int tokensMax, List<String> lines) {
    ContextPage page = new ContextPage(tokensMax);
    page.line("Notes");
    lines.forEach(page::line);
    return page.text();
  }

  /** A token is never less than three ASCII characters or one other. */
  private static double tokens(String text) {
    return text.chars().mapToDouble(c -> c < 0x80 ? 1 / 3.0 : 1).sum();
  }

  private static List<String> stored(Chance chance) {
    return chance.list(0, 60, () -> line(chance));
  }

  private static String line(Chance chance) {
    return switch (chance.random().nextInt(3)) {
      case 0 -> chance.text(3_000);
      case 1 -> chance.ascii(600);
      default -> String.join("", chance.list(0, 40, () -> chance.of(MARKS)));
    };
  }

  @Test
  void budget_is_never_exceeded() {
    Chance.tries(
        400,
        chance -> {
          int tokensMax = chance.between(100, 2_500);
          String text = page(tokensMax, stored(chance));
          assertThat(tokens(text)).isLessThanOrEqualTo(tokensMax + 0.001);
          assertThat(text.length()).isLessThanOrEqualTo(CHARS_MAX);
        });
  }

  @Test
  void stored_text_can_neither_close_the_block_nor_begin_a_line() {
    Chance.tries(400, chance -> assertContained(stored(chance)));
  }

  private static void assertContained(List<String> lines) {
    String text = page(2_500, lines);
    assertThat(text).startsWith(OPEN).endsWith("\n" + CLOSE);
    String inside = text.substring(OPEN.length(), text.length() - CLOSE.length());
    assertThat(inside).doesNotContain("<", ">", "\r", "\u2028", "\u2029", "\u0085", "\u000b", "\f");
    assertThat(inside.lines().count()).isLessThanOrEqualTo(lines.size() + 1);
  }

  @Test
  void line_over_the_budget_makes_room_for_shorter_ones() {
    String text = page(100, List.of("x".repeat(400), "short"));
    assertThat(text).isEqualTo(OPEN + "Notes\nshort\n" + CLOSE);
  }

  @Test
  void long_line_is_cut_visibly_and_between_characters() {
    for (int before = 1_190; before < 1_200; before++) {
      String text = page(2_500, List.of("x".repeat(before) + "😀".repeat(400)));
      assertThat(text).contains("…\n");
      assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(text);
    }
  }

  @Test
  void text_that_costs_more_takes_more_of_the_budget() {
    assertThat(page(100, List.of("y".repeat(200)))).contains("yyy");
    assertThat(page(100, List.of("語".repeat(200)))).doesNotContain("語");
    assertThat(page(300, List.of("語".repeat(200)))).contains("語");
  }
}
