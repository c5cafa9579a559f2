package dev.varve.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  private static final int CHARS_MAX = 10_000;

  private static Script script(String typed) {
    return Script.of(typed, CHARS_MAX);
  }

  private static List<List<String>> words(String typed) {
    return script(typed).commands().stream().map(Command::words).toList();
  }

  private static List<String> pipelines(String typed) {
    return script(typed).pipelines().stream().map(Pipeline::text).toList();
  }

  @Test
  void documents_are_apart_from_the_lines_that_read_them() {
    Script script = script("cat > a.md <<'EOF'\nit's here; rm x\nEOF\nmake && cat <<-END\n\ttwo\n\tEND\nls");

    assertThat(script.lines()).isEqualTo("cat > a.md <<'EOF'\nmake && cat <<-END\nls\n");
    assertThat(script.documents())
        .containsExactly(
            new HereDocument("cat > a.md <<'EOF'", List.of("it's here; rm x")),
            new HereDocument("make && cat <<-END", List.of("\ttwo")));
  }

  @Test
  void documents_of_one_line_follow_each_other() {
    Script script = script("diff /dev/fd/3 3<<ONE /dev/fd/4 4<<TWO\n1\nONE\n2\nTWO\nls");

    assertThat(script.documents()).extracting(HereDocument::body).containsExactly(List.of("1"), List.of("2"));
    assertThat(script.lines()).endsWith("TWO\nls\n");
  }

  @Test
  void document_that_is_never_ended_goes_on_to_the_end() {
    assertThat(script("cat <<EOF\none\nls").documents())
        .containsExactly(new HereDocument("cat <<EOF", List.of("one", "ls")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat <<<word\nls", "echo $((1 << 3))\nls", "echo '<' '<'\nls", "a < b\nls"})
  void what_only_looks_like_a_document_is_none(String typed) {
    assertThat(script(typed).documents()).isEmpty();
    assertThat(words(typed)).contains(List.of("ls"));
  }

  @Test
  void only_the_lines_are_limited_and_not_their_documents() {
    Script script = Script.of("cat <<EOF\n" + "x".repeat(100) + "\nEOF\nmake test", 14);

    assertThat(script.lines()).isEqualTo("cat <<EOF\nmake");
    assertThat(script.documents().getFirst().body()).containsExactly("x".repeat(100));
  }

  @Test
  void words_are_without_their_quotes() {
    assertThat(words("git commit -m \"a \\\"b\\\" c\" -m 'd; e' f\\ g ''"))
        .containsExactly(List.of("git", "commit", "-m", "a \"b\" c", "-m", "d; e", "f g", ""));
  }

  @Test
  void commands_are_cut_at_what_stands_between_them() {
    assertThat(words("a 1;b 2|c 3 |& d && e || f & g\nh"))
        .containsExactly(
            List.of("a", "1"), List.of("b", "2"), List.of("c", "3"), List.of("d"), List.of("e"), List.of("f"), List.of("g"),
            List.of("h"));
  }

  @Test
  void redirections_do_not_cut() {
    assertThat(words("make 2>&1 &> log >&2")).containsExactly(List.of("make", "2>&1", "&>", "log", ">&2"));
  }

  @Test
  void line_that_ends_with_a_backslash_goes_on() {
    assertThat(words("mvn \\\n test")).containsExactly(List.of("mvn", "test"));
  }

  @Test
  void pipelines_are_as_they_were_typed() {
    assertThat(pipelines("cd 'a b' && mvn  test 2>&1 | tail -3 ;; ls"))
        .containsExactly("cd 'a b'", "mvn  test 2>&1 | tail -3", "ls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a && b", "a &&\n\n b", "a &&b"})
  void pipeline_behind_two_ampersands_runs_only_after_success(String typed) {
    assertThat(script(typed).pipelines()).extracting(Pipeline::afterSuccess).containsExactly(true, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a; b", "a || b", "a\nb", "a & b"})
  void any_other_pipeline_runs_in_any_case_or_after_a_failure(String typed) {
    assertThat(script(typed).pipelines()).extracting(Pipeline::afterSuccess).containsExactly(true, false);
  }

  @Test
  void pipeline_knows_whether_a_document_belongs_to_it() {
    assertThat(script("python3 - <<'EOF' | tee log && ls\nprint(1)\nEOF").pipelines())
        .extracting(Pipeline::readsDocument)
        .containsExactly(true, false);
  }

  @Test
  void whatever_is_typed_is_cut_somehow_and_loses_no_letter() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder typed = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        typed.append("ab '\"\\|&;\n>".charAt(random.nextInt(11)));
      }
      String letters = letters(typed.toString());

      assertThat(letters(pipelines(typed.toString()).toString())).as("round %d: %s", round, typed).isEqualTo(letters);
      assertThat(letters(words(typed.toString()).toString())).as("round %d: %s", round, typed).isEqualTo(letters);
    }
  }

  private static String letters(String text) {
    return text.replaceAll("[^ab]", "");
  }
}
