package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings as nobody wrote them: each is refused with a reason, or edited so that it stays readable and comes back. */
class DamagedSettingsTest {

  private static final int ROUNDS = 300;
  private static final String[] PIECES = {
    "{", "}", "[", "]", "\"", ",", ":", "\n", "//", "/*", "*/", "#", "=", "'", "\\", "1", "a", " ", "\u0000", "é", "\"\"\""
  };

  /** Some are right, some only in the company of others, some never. */
  private static final String[] TABLES = {
    "a = 1\n", "a.b = \"x\"\r\n", "\n", "# [mcp_servers.varve]\n", "[mcp_servers]\n", "[mcp_servers.docs]\ncommand = \"npx\"\n",
    "text = \"\"\"\n[mcp_servers.varve]\ncommand = \"x\"\n\"\"\"\n", "list = [\n  [1],\n  [ # ]\n  ],\n]\n", "[[steps]]\nx = 1\n",
    "[projects.\"/home/dev/a]b\"]\ntrust_level = \"trusted\"\n", "mcp_servers.other.command = \"y\"\n", "[\"mcp_servers\".'z']\n",
    "literal = '''\n[mcp_servers.varve]\n'''\n", "[mcp_servers.varve.tools.save]\napproval_mode = \"approve\"\n", "broken = \n", "[open\n"
  };

  static List<Path> cases() throws IOException {
    return GoldenSettingsTest.cases();
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
      int at = random.nextInt(damaged.length() + 1);
      int to = Math.min(damaged.length(), at + random.nextInt(4));
      damaged.replace(at, to, random.nextInt(3) == 0 ? "" : PIECES[random.nextInt(PIECES.length)]);
    }
    return damaged.toString();
  }

  private static JsonNode value(Content content, String text) throws UnusableSettings {
    return content instanceof ServerTable ? new TomlText(text).value() : JsonText.of(text).value();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void no_damage_of_a_users_file_is_made_worse(Path directory) throws IOException {
    Content content = GoldenSettingsTest.content(directory);
    Random random = new Random(directory.getFileName().toString().hashCode());
    String before = GoldenSettingsTest.text(directory, "before");
    for (int round = 0; round < ROUNDS; round++) {
      assertComesBack(content, damaged(before == null ? "{}" : before, random));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void damage_behind_an_installation_is_refused_or_leaves_a_readable_file(Path directory) throws IOException {
    Content content = GoldenSettingsTest.content(directory);
    Random random = new Random(directory.getFileName().toString().hashCode() + 1);
    String after = Objects.requireNonNull(GoldenSettingsTest.text(directory, "after"));
    for (int round = 0; round < ROUNDS; round++) {
      String damaged = damaged(after, random);
      try {
        assertReadable(content, content.install(damaged, Vacancies.NONE).text());
        assertReadable(content, content.uninstall(damaged, Vacancies.NONE).text());
      } catch (UnusableSettings refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  private static void assertReadable(Content content, @Nullable String text) throws UnusableSettings {
    if (text != null && !text.isBlank()) {
      assertThat(value(content, text)).as(text).isNotNull();
    }
  }

  @Test
  void tables_in_any_order_are_edited_and_come_back_or_are_refused() {
    ServerTable table = new ServerTable(new ToolServer(List.of("/opt/varve/varve", "mcp")));
    Random random = new Random(3);
    int edited = 0;
    for (int round = 0; round < 3_000; round++) {
      List<String> pieces = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        pieces.add(TABLES[random.nextInt(TABLES.length)]);
      }
      edited += assertComesBack(table, String.join("", pieces)) ? 1 : 0;
    }
    assertThat(edited).as("enough of them were right").isGreaterThan(300);
  }

  /** Whether it was edited: then a second time changes nothing, and what was there comes back to the byte. */
  private static boolean assertComesBack(Content content, String before) {
    try {
      Edit edit = content.install(before, Vacancies.NONE);
      assertThat(value(content, Objects.requireNonNull(edit.text())).isObject()).isTrue();
      assertThat(content.install(edit.text(), edit.vacancies()).text()).as(before).isEqualTo(edit.text());
      assertThat(content.uninstall(edit.text(), edit.vacancies()).text()).as(edit.text()).isEqualTo(before);
      return true;
    } catch (UnusableSettings refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return false;
    }
  }
}
