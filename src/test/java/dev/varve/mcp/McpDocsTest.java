package dev.varve.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/mcp.md} names every tool and every parameter as the program has them, and no other. */
final class McpDocsTest {

  private static final Path PAGE = Path.of("docs", "mcp.md");
  private static final Pattern TOOL = Pattern.compile("(?m)^### `([a-z_]+)`$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `[a-z_]+` \\|.*\\|.*\\|.*\\|$");

  @TempDir private static Path directory;
  @AutoClose private static TestingMcp mcp;

  @BeforeAll
  static void open() throws IOException {
    mcp = TestingMcp.in(directory);
  }

  private static String row(Parameter parameter) {
    Object fallback = parameter.fallback();
    String standard = parameter.required() ? "required" : fallback == null ? "–" : Shown.of(fallback).replace("\"", "`");
    return "| `%s` | %s | %s | %s |"
        .formatted(parameter.name(), parameter.type().wanted(), standard, parameter.description());
  }

  @Test
  void every_tool_is_documented_in_its_order() throws IOException {
    assertThat(TOOL.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(mcp.definitions().stream().map(Tool.Definition::name).toList());
  }

  @Test
  void every_parameter_is_documented_as_it_is() throws IOException {
    List<String> rows = new ArrayList<>();
    mcp.definitions().forEach(tool -> tool.schema().parameters().forEach(parameter -> rows.add(row(parameter))));

    assertThat(ROW.matcher(Files.readString(PAGE)).results().map(MatchResult::group)).containsExactlyElementsOf(rows);
  }

  @Test
  void every_example_is_a_call_that_its_tool_reads() throws IOException {
    String page = Files.readString(PAGE);
    for (Tool.Definition tool : mcp.definitions()) {
      MatchResult example =
          Pattern.compile("(?m)^    " + tool.name() + " (\\{.*})$").matcher(page).results().findFirst().orElseThrow();
      assertThat(tool.schema().read(TestingMcp.map(example.group(1)), null).values()).as(tool.name()).isNotEmpty();
    }
  }

  @Test
  void every_limit_is_documented() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(
            "| message | %,d bytes |".formatted(McpDoor.BODY_BYTES_MAX),
            "| title in a list | %,d characters |".formatted(MemoryJson.TITLE_CHARS_MAX),
            "| text of a memory | %,d characters |".formatted(MemoryJson.TEXT_CHARS_MAX),
            "| memories of a session in a timeline | %,d |".formatted(TimelineTool.WITHIN_MAX));
  }
}
