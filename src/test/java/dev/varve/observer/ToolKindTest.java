package dev.varve.observer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolKindTest {

  @ParameterizedTest
  @CsvSource({
    "Bash, COMMAND", "run_shell_command, COMMAND", "local-shell, COMMAND", "Write, WRITE", "write_file, WRITE",
    "MultiEdit, EDIT", "str_replace_based_edit_tool, EDIT", "apply_patch, EDIT", "Read, READ", "WebFetch, FETCH"
  })
  void one_kind_of_tool_has_a_name_in_each_client(String tool, ToolKind kind) {
    assertThat(ToolKind.of(tool)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mcp__files__write", "mcp_bash"})
  void tool_of_a_server_is_known_by_its_server_alone(String tool) {
    assertThat(ToolKind.of(tool)).isEqualTo(ToolKind.MCP);
  }

  @Test
  void nobody_knows_a_tool_of_another_name() {
    assertThat(ToolKind.of("frobnicate")).isEqualTo(ToolKind.OTHER);
    assertThat(ToolKind.of("")).isEqualTo(ToolKind.OTHER);
  }

  @Test
  void only_what_is_asked_to_change_files_writes() {
    assertThat(ToolKind.values()).filteredOn(ToolKind::writes).containsExactly(ToolKind.WRITE, ToolKind.EDIT);
  }
}
