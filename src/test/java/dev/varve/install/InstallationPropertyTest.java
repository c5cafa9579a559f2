package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.chance.Chance;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations, removals and changes by hand in any order, each by a fresh command with the records on disk. */
class InstallationPropertyTest {

  private static final ObjectNode FOREIGN = JsonNodeFactory.instance.objectNode();

  static {
    FOREIGN.putArray("hooks").addObject().put("type", "command").put("command", "notify-send done").put("timeout", 3);
  }

  private static final String[] SETTINGS = {
    "{}", "{ }\n", "{\n\t\"model\" : \"opus\"\n}\n", "{\"hooks\":{}}", "{\r\n  \"hooks\": { \"SessionEnd\": [ ] },\r\n  \"a\": [1, 2]\r\n}",
    "{\"hooks\": {\"SessionEnd\": [" + FOREIGN + "]},\n \"mcpServers\": {}, \"empty\": {\"list\": []}}\n"
  };

  @TempDir private Path folder;
  private int homes;

  /** One user's machine; null where a file is not there. */
  private record Desk(Client client, Path user) {

    private Machine machine() {
      return new Machine(Map.of("HOME", user.toString()));
    }

    Path file() {
      return client.file(machine(), new Scope.User());
    }

    @Nullable String text() throws IOException {
      return Files.exists(file()) ? Files.readString(file()) : null;
    }

    void write(String text) throws IOException {
      Files.createDirectories(file().getParent());
      Files.writeString(file(), text);
    }

    List<Installation> parts() throws IOException {
      Home home = new Home(user.resolve(".varve"));
      Installation hooks = Installation.ofHooks(machine(), new Scope.User(), home);
      Installation tools = Installation.ofTools(machine(), new Scope.User(), home, Path.of("/opt/varve"));
      return client instanceof GeminiCli ? List.of(hooks, tools) : List.of(hooks);
    }

    void putIn(int part) throws IOException {
      if (parts().get(part).install(client) instanceof Plan.Change change) {
        parts().get(part).putIn(change);
      }
      assertThat(parts().get(part).install(client)).isInstanceOf(Plan.Nothing.class);
    }

    void takeOut(int part) throws IOException {
      switch (parts().get(part).uninstall(client)) {
        case Plan.Change change -> parts().get(part).takeOut(change);
        case Plan.Nothing nothing -> parts().get(part).forget(nothing);
        case Plan.Step step -> throw new AssertionError(step);
        case Plan.Refusal refusal -> throw new AssertionError(refusal);
      }
      assertThat(parts().get(part).record().entries()).isEmpty();
      assertThat(parts().get(part).uninstall(client)).isInstanceOf(Plan.Nothing.class);
    }
  }

  private Desk desk(Chance chance) throws IOException {
    Client client = chance.of(new ClaudeCode(OptionalInt.empty()), new GeminiCli(), new Codex(), new Cursor());
    Desk desk = new Desk(client, Files.createDirectory(folder.resolve("home" + homes++)));
    if (chance.random().nextInt(4) > 0) {
      desk.write(chance.of(SETTINGS));
    }
    return desk;
  }

  @Test
  void what_is_put_in_any_number_of_times_is_taken_out_to_the_byte() {
    Chance.tries(60, chance -> {
      Desk desk = desk(chance);
      String before = desk.text();
      for (int i = chance.between(1, 3); i > 0; i--) {
        desk.putIn(0);
        desk.putIn(desk.parts().size() - 1);
      }
      desk.takeOut(desk.parts().size() - 1);
      desk.takeOut(0);
      assertThat(desk.text()).isEqualTo(before);
      assertThat(Files.exists(Objects.requireNonNull(desk.file().getParent()))).isEqualTo(before != null);
    });
  }

  @Test
  void what_others_wrote_stays_in_any_order_of_changes_and_nothing_of_ours_in_the_end() {
    Chance.tries(100, chance -> {
      Desk desk = desk(chance);
      for (int i = chance.between(1, 8); i > 0; i--) {
        changed(chance, desk, i);
      }
      JsonNode others = others(desk.text());
      for (int part = 0; part < desk.parts().size(); part++) {
        desk.takeOut(part);
      }
      assertThat(others(desk.text())).isEqualTo(others);
      assertThat(String.valueOf(desk.text())).doesNotContain("varve");
    });
  }

  private static void changed(Chance chance, Desk desk, int number) throws IOException, UnusableSettings {
    JsonNode others = others(desk.text());
    int part = chance.random().nextInt(desk.parts().size());
    switch (chance.random().nextInt(4)) {
      case 0, 1 -> desk.putIn(part);
      case 2 -> desk.takeOut(part);
      default -> {
        byHand(chance, desk, number);
        others = others(desk.text());
      }
    }
    assertThat(others(desk.text())).isEqualTo(others);
  }

  /** Adds something at the root, adds a hook beside ours, changes one of ours or takes it away. */
  private static void byHand(Chance chance, Desk desk, int number) throws IOException, UnusableSettings {
    String before = desk.text();
    JsonText text = JsonText.of(before == null || before.isBlank() ? "{}" : before);
    JsonPointer list = HookSettings.HOOKS.appendProperty("SessionEnd");
    int hooks = text.value().at(list).size();
    JsonText after =
        switch (chance.random().nextInt(4)) {
          case 0 -> text.value().has("x" + number) ? text : text.put(HookSettings.ROOT, "x" + number, FOREIGN);
          case 1 -> text.value().at(list).isArray() ? text.add(list, FOREIGN) : text;
          case 2 -> JsonText.of(text.text().replace("\"timeout\": 5", "\"timeout\": 7"));
          default -> hooks > 0 ? text.remove(list.appendIndex(chance.random().nextInt(hooks))) : text;
        };
    desk.write(after.text());
  }

  /** Without ours and without containers that are empty without ours. */
  private static JsonNode others(@Nullable String text) throws UnusableSettings {
    if (text == null || text.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    ObjectNode root = (ObjectNode) SpanReader.value(text);
    root.path("hooks").forEach(InstallationPropertyTest::withoutOurs);
    withoutEmpty(root.path("hooks"));
    if (root.path("mcpServers") instanceof ObjectNode servers) {
      servers.remove(ToolServer.NAME);
    }
    for (String name : List.of("hooks", "mcpServers")) {
      if (root.path(name).isEmpty()) {
        root.remove(name);
      }
    }
    root.remove("version");
    return root;
  }

  private static void withoutOurs(JsonNode entries) {
    for (var entry = entries.iterator(); entry.hasNext(); ) {
      JsonNode hook = entry.next();
      if (OwnHooks.isOurs(hook) || OwnHooks.isOurs(hook.at("/hooks/0"))) {
        entry.remove();
      }
    }
  }

  private static void withoutEmpty(JsonNode events) {
    for (var event = events.iterator(); event.hasNext(); ) {
      if (event.next().isEmpty()) {
        event.remove();
      }
    }
  }
}
