package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Our server of tools in Codex's config.toml: the table {@code [mcp_servers.varve]}. What was edited is read again, and
 * where anything but our table would have changed the file is left alone. The tools are not made a condition of Codex's
 * start, although then its first turn can begin without them.
 */
record ServerTable(ToolServer server) implements Content {

  private static final String SERVERS = "mcp_servers";
  private static final String TABLE = SERVERS + "." + ToolServer.NAME;
  private static final JsonPointer PLACE = JsonPointer.empty().appendProperty(SERVERS).appendProperty(ToolServer.NAME);

  private static final String BY_HAND =
      "its %s cannot be edited safely; change [%s] by hand".formatted(SERVERS, TABLE);

  /** Of a table in braces, which TOML lets nobody add to from elsewhere in the file. */
  private static final String CLOSED =
      "its %s is one table in braces, to which no table [%s] can be added; write between the braces: %s = { %%s, %%s }"
          .formatted(SERVERS, TABLE, ToolServer.NAME);

  @Override
  public Edit install(@Nullable String before, Vacancies vacancies) throws UnusableSettings {
    TomlText toml = new TomlText(before == null ? "" : before);
    JsonNode present = toml.value().at(PLACE);
    if (present.isMissingNode()) {
      return append(before, toml);
    }
    List<String> command = command(present);
    if (command.equals(server.command()) || ToolServer.isByHand(command)) {
      return new Edit(before, vacancies);
    }
    if (!ToolServer.isOurs(command)) {
      throw new UnusableSettings(ServerSettings.FOREIGN);
    }
    return new Edit(renew(toml), vacancies);
  }

  private Edit append(@Nullable String before, TomlText toml) throws UnusableSettings {
    boolean blank = toml.text().isBlank();
    String lineEnd = toml.lineEnd();
    String separator = blank ? "" : (toml.text().endsWith("\n") ? "" : lineEnd) + lineEnd;
    String after = (blank ? "" : toml.text()) + separator + String.join(lineEnd, lines()) + lineEnd;
    ObjectNode expected = toml.value();
    if (expected.has(SERVERS) && !expected.path(SERVERS).isObject()) {
      throw new UnusableSettings(BY_HAND);
    }
    ObjectNode table = expected.withObjectProperty(SERVERS).putObject(ToolServer.NAME);
    putCommand(table);
    requireReadable(after);
    requireSame(expected, after);
    return new Edit(
        after, blank ? Vacancies.NONE.with(HookSettings.ROOT, before) : Vacancies.NONE.with(PLACE, separator));
  }

  private void requireReadable(String after) throws UnusableSettings {
    try {
      new TomlText(after).value();
    } catch (UnusableSettings braces) {
      throw new UnusableSettings(CLOSED.formatted(command(), arguments()));
    }
  }

  private List<String> lines() {
    return List.of("[" + TABLE + "]", command(), arguments());
  }

  private String command() {
    return "command = " + Layout.quoted(server.program());
  }

  private String arguments() {
    return "args = [" + String.join(", ", server.arguments().stream().map(Layout::quoted).toList()) + "]";
  }

  /** The user's own keys of the table stay. */
  private String renew(TomlText toml) throws UnusableSettings {
    String after = toml.text();
    for (TomlText.Table table : toml.tables(TABLE).reversed()) {
      String lines = toml.text().substring(table.from(), table.end());
      lines = replaced(lines, "command", command());
      lines = replaced(lines, "args", arguments());
      after = after.substring(0, table.from()) + lines + after.substring(table.end());
    }
    ObjectNode expected = toml.value();
    putCommand((ObjectNode) expected.at(PLACE));
    requireSame(expected, after);
    return after;
  }

  private static String replaced(String lines, String key, String line) {
    return Pattern.compile("(?m)^[ \\t]*" + key + "[ \\t]*=.*$").matcher(lines).replaceAll(Matcher.quoteReplacement(line));
  }

  private void putCommand(ObjectNode table) {
    table.put("command", server.program());
    server.arguments().forEach(table.putArray("args")::add);
  }

  @Override
  public Edit uninstall(@Nullable String before, Vacancies vacancies) throws UnusableSettings {
    if (before == null) {
      return new Edit(null, Vacancies.NONE);
    }
    TomlText toml = new TomlText(before);
    ObjectNode expected = toml.value();
    if (!ToolServer.isOurs(command(expected.at(PLACE)))) {
      return new Edit(before, Vacancies.NONE);
    }
    String after = without(toml, vacancies);
    ((ObjectNode) expected.path(SERVERS)).remove(ToolServer.NAME);
    requireSame(expected, after);
    boolean vacant = after.isBlank() && vacancies.knows(HookSettings.ROOT);
    return new Edit(vacant ? vacancies.source(HookSettings.ROOT) : after, Vacancies.NONE);
  }

  /** With the tables that Codex put beneath ours, without which it would not start. */
  private static String without(TomlText toml, Vacancies vacancies) {
    String after = toml.text();
    for (TomlText.Table table : toml.tables(TABLE).reversed()) {
      String head = after.substring(0, table.from());
      String tail = after.substring(table.end());
      String separator = vacancies.source(PLACE);
      String blankLine = toml.lineEnd() + toml.lineEnd();
      if (separator != null && tail.isEmpty() && head.endsWith(separator)) {
        head = head.substring(0, head.length() - separator.length());
      } else if (head.endsWith(blankLine)) {
        head = head.substring(0, head.length() - toml.lineEnd().length());
      }
      after = head.isEmpty() && tail.startsWith(toml.lineEnd()) ? tail.substring(toml.lineEnd().length()) : head + tail;
    }
    return after;
  }

  private static List<String> command(JsonNode table) {
    return ServerSettings.command(table);
  }

  /** A table for servers that is empty says the same as none. */
  private static void requireSame(ObjectNode expected, String text) throws UnusableSettings {
    ObjectNode found = new TomlText(text).value();
    for (ObjectNode settings : List.of(expected, found)) {
      if (settings.path(SERVERS).isEmpty()) {
        settings.remove(SERVERS);
      }
    }
    if (!found.equals(expected)) {
      throw new UnusableSettings(BY_HAND);
    }
  }
}
