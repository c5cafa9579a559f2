package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Our server of tools among those of a client: {@code {"mcpServers": {"varve": {…}}}}.
 *
 * @param servers the name of the object with all servers
 * @param entry ours
 */
record ServerSettings(String servers, ObjectNode entry, Tolerance tolerance) implements Content {

  static final String FOREIGN =
      "a server named varve is there that is not Varve's; rename it, or leave out the tools: --no-mcp";

  /** What an update may change; what else the user wrote into our entry, or changed in it, stays. */
  private static final Set<String> RENEWED = Set.of("command", "args");

  /** In the form that most clients share. */
  static ObjectNode entry(ToolServer server) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("command", server.program());
    server.arguments().forEach(entry.putArray("args")::add);
    return entry;
  }

  /** The program and its arguments, in one list or in two members; empty when there are none. */
  static List<String> command(JsonNode entry) {
    List<String> command = new ArrayList<>();
    JsonNode program = entry.path("command");
    if (program.isTextual()) {
      command.add(program.asText());
    }
    program.forEach(word -> command.add(word.asText()));
    entry.path("args").forEach(word -> command.add(word.asText()));
    return command;
  }

  @Override
  public Edit install(@Nullable String before, Vacancies vacancies) throws UnusableSettings {
    if (before != null && !before.isBlank()) {
      JsonText json = JsonText.of(before);
      tolerance.require(before);
      if (json.find(place()) != null) {
        return new Edit(renew(json).text(), vacancies);
      }
    }
    HookInsertion insertion = HookInsertion.into(before);
    insertion.putMissing(HookSettings.ROOT, servers, JsonNodeFactory.instance.objectNode());
    insertion.putMissing(HookSettings.ROOT.appendProperty(servers), ToolServer.NAME, entry);
    return insertion.edit();
  }

  private JsonText renew(JsonText json) throws UnusableSettings {
    JsonNode present = json.value().at(place());
    if (ToolServer.isByHand(command(present))) {
      return json;
    }
    if (!ToolServer.isOurs(command(present))) {
      throw json.unusable(place(), FOREIGN);
    }
    JsonText renewed = json;
    for (String name : RENEWED) {
      if (entry.has(name) && !entry.path(name).equals(present.path(name))) {
        renewed =
            present.has(name)
                ? renewed.replace(place().appendProperty(name), Layout.line(entry.path(name)))
                : renewed.put(place(), name, entry.path(name));
      }
    }
    return renewed;
  }

  @Override
  public Edit uninstall(@Nullable String before, Vacancies vacancies) throws UnusableSettings {
    if (before == null || before.isBlank()) {
      return new Edit(before, Vacancies.NONE);
    }
    JsonText json = JsonText.of(before);
    if (!ToolServer.isOurs(command(json.value().at(place())))) {
      return new Edit(before, Vacancies.NONE);
    }
    Restoration restoration = new Restoration(json, vacancies);
    restoration.remove(place());
    restoration.vacate(HookSettings.ROOT.appendProperty(servers));
    return new Edit(restoration.file(), Vacancies.NONE);
  }

  private JsonPointer place() {
    return HookSettings.ROOT.appendProperty(servers).appendProperty(ToolServer.NAME);
  }
}
