package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  private static String text(Chance chance) {
    return String.join("", chance.list(0, 30, () -> chance.of("a\n", "b\n", "c\r\n", "{\n", "}\n", "}")));
  }

  /** What the lines with one of two marks say, with their line ends. */
  private static String side(List<String> diff, char mark) {
    StringBuilder text = new StringBuilder();
    for (int i = 2; i < diff.size(); i++) {
      String line = diff.get(i);
      if (line.charAt(0) == ' ' || line.charAt(0) == mark) {
        boolean unended = i + 1 < diff.size() && diff.get(i + 1).startsWith("\\");
        text.append(line.substring(1)).append(unended ? "" : "\n");
      }
    }
    return text.toString();
  }

  private static List<String> numbered(int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      lines.add(i + "\n");
    }
    return lines;
  }

  @Test
  void what_is_shown_is_part_of_both_texts_and_nothing_when_they_are_equal() {
    Chance.tries(300, chance -> assertShown(text(chance), text(chance)));
    Chance.tries(30, chance -> {
      String same = text(chance);
      assertShown(same, same);
    });
  }

  private static void assertShown(String before, String after) {
    List<String> diff = UnifiedDiff.of("f", before, after);
    assertThat(diff.isEmpty()).isEqualTo(before.equals(after));
    long hunks = diff.stream().filter(line -> line.startsWith("@@")).count();
    if (hunks == 1) {
      assertThat(before).contains(side(diff, '-'));
      assertThat(after).contains(side(diff, '+'));
    }
  }

  @Test
  void changes_far_apart_are_two_hunks_with_their_places() {
    List<String> lines = numbered(1, 20);
    List<String> changed = new ArrayList<>(lines);
    changed.set(1, "two\n");
    changed.add(19, "new\n");
    assertThat(UnifiedDiff.of("f", String.join("", lines), String.join("", changed)))
        .containsExactly(
            "--- f", "+++ f",
            "@@ -1,5 +1,5 @@", " 1", "-2", "+two", " 3", " 4", " 5",
            "@@ -17,4 +17,5 @@", " 17", " 18", " 19", "+new", " 20");
  }

  @Test
  void a_new_file_comes_from_nothing() {
    assertThat(UnifiedDiff.of("f", null, "a\n")).containsExactly("--- /dev/null", "+++ f", "@@ -0,0 +1,1 @@", "+a");
  }

  @Test
  void a_missing_last_line_end_is_told() {
    assertThat(UnifiedDiff.of("f", "a", "a\n"))
        .containsExactly("--- f", "+++ f", "@@ -1,1 +1,1 @@", "-a", "\\ No newline at end of file", "+a");
  }
}
