package dev.varve.observer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.ToolUse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangeFactsTest {

  @Test
  void a_version_is_told_from_old_to_new() {
    assertThat(facts(edit("pom.xml", "<version>3.5.2</version>", "<version>3.2.5</version>")))
        .containsExactly("In pom.xml `<version>3.5.2</version>` became `<version>3.2.5</version>`");
  }

  @Test
  void declarations_are_told_by_name() {
    String after = "class Cart {\n  int sum() {\n    return 1;\n  }\n\n  int tax() {\n    return 2;\n  }\n}\n";
    assertThat(facts(SampleUse.write(1, SampleUse.CWD + "/Cart.java",
        after))).contains("Wrote Cart.java with Cart, sum, tax");
  }

  @Test
  void a_constant_is_told_with_its_former_value() {
    assertThat(facts(edit("retry.py", "LIMIT = 3\nx = 1\ny = 1", "LIMIT = 5\nx = 2\ny = 2")))
        .contains("retry.py sets LIMIT = 5 (was 3)");
  }

  @Test
  void reasons_in_comments_are_kept() {
    assertThat(facts(edit("a.go", "x", "// the bank bills twice, so never retry\nx")))
        .contains("Comment in a.go: the bank bills twice, so never retry");
  }

  @Test
  void a_new_file_of_settings_is_told_by_its_content() {
    assertThat(facts(SampleUse.write(1, SampleUse.CWD + "/bank.rules", "delimiter=;\ndate=dd.MM.uuuu\n")))
        .containsExactly("Wrote bank.rules: `delimiter=; date=dd.MM.uuuu`");
  }

  @Test
  void shell_commands_change_files_too() {
    ToolUse use =
        SampleUse.command(
            1,
            "cat >> docs/decisions.md <<'EOF'\n## D2 No retries\n\nThe bank bills twice.\nEOF\n"
                + "sed -i 's/a=1/a=2/' app.conf",
            "");
    assertThat(facts(use))
        .contains("decisions.md now says: D2 No retries: The bank bills twice.", "In app.conf `a=1` became `a=2`");
  }

  private static ToolUse edit(String path, String before, String after) {
    return SampleUse.edit(1, SampleUse.CWD + "/" + path, before, after);
  }

  private static List<String> facts(ToolUse use) {
    return Steps.of(List.of(use)).getFirst().facts().stream().map(Fact::text).toList();
  }
}
