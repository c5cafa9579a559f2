package dev.varve.redact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** By which name a JSON value is judged, when it is not the field it stands in that says what it is. */
final class ValueNames {

  /** The private numbers of a key in JSON (RFC 7518, section 6). */
  private static final Set<String> PRIVATE_NUMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "k");

  private static final Set<String> VALUES =
      Set.of("value", "Value", "VALUE", "default", "Default", "DefaultValue", "parameterValue", "ParameterValue");

  /** Where the name stands beside a value; the first one there counts. */
  private static final List<String> NAMES =
      List.of("name", "key", "Name", "Key", "NAME", "KEY", "parameterKey", "ParameterKey", "ParameterName");

  /** Programs that take a password glued to {@code -p}; what follows that flag alone is something else. */
  private static final Set<String> GLUED =
      Set.of("mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-admin", "mariadb-dump");

  /** The flag that a password follows, by program. */
  private static final Map<String, String> FLAGS = Map.of("sshpass", "-p", "mongosh", "-p", "redis-cli", "-a");

  private ValueNames() {}

  /**
   * For the field of an object: {@code {"name": "DB_PASSWORD", "value": "…"}} as containers list their environment and
   * {@code {"Key": …, "Value": …}} as clouds list theirs, in any order, {@code "db_password": {"value": "…"}} as tools
   * list their outputs, and keys in JSON.
   *
   * @param around the name by which the object itself is judged
   */
  static String in(JsonNode object, String field, String around) {
    if (VALUES.contains(field)) {
      return pairName(object, around.isEmpty() ? field : around);
    }
    return PRIVATE_NUMBERS.contains(field) && object.path("kty").isTextual() ? "private_key" : field;
  }

  private static String pairName(JsonNode object, String otherwise) {
    for (String field : NAMES) {
      JsonNode name = object.path(field);
      if (name.isTextual()) {
        return name.textValue();
      }
    }
    return otherwise;
  }

  /** For an element of an array: as a command lists its password, the flag before it, or the array's own name. */
  static String of(JsonNode element, JsonNode array, String before, String arrayName) {
    String program = Objects.requireNonNullElse(array.path(0).textValue(), "");
    boolean glued = GLUED.contains(program) && element.asText().startsWith("-p");
    if (glued || before.equals(FLAGS.get(program))) {
      return "password";
    }
    return before.startsWith("-") && before.indexOf(' ') < 0 && before.indexOf('=') < 0 ? before : arrayName;
  }
}
