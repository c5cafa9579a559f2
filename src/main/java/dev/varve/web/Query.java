package dev.varve.web;

import dev.varve.capture.DirectoryPath;
import dev.varve.memory.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request, each known by name, given at most once and of the right form. */
final class Query {

  private static final int LIMIT_DEFAULT = 50;
  private static final int TEXT_LENGTH_MAX = 4_096;

  private final Map<String, List<String>> given;

  private Query(Map<String, List<String>> given) {
    this.given = given;
  }

  /** Refuses any parameter but these. */
  static Query of(Exchange exchange, String... known) {
    Map<String, List<String>> given = parsed(exchange.query());
    List<String> names = List.of(known);
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      if (!names.contains(parameter.getKey())) {
        throw bad("no parameter '" + shown(parameter.getKey()) + "'; allowed here: " + names);
      }
      if (parameter.getValue().size() != 1) {
        throw bad("the parameter '" + parameter.getKey() + "' may be given once");
      }
    }
    return new Query(given);
  }

  private static Map<String, List<String>> parsed(@Nullable String query) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    if (query != null) {
      for (String parameter : query.split("&", -1)) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        if (!parameter.isEmpty()) {
          given.computeIfAbsent(decoded(name), first -> new ArrayList<>()).add(decoded(value));
        }
      }
    }
    return given;
  }

  private static String decoded(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad("a percent sign in the query is not followed by two hexadecimal digits");
    }
  }

  @Nullable String text(String name) {
    List<String> values = given.get(name);
    if (values == null) {
      return null;
    }
    String value = values.getFirst();
    if (value.isEmpty() || value.length() > TEXT_LENGTH_MAX || value.chars().anyMatch(Query::isUnreadable)) {
      throw bad("the parameter '" + name + "' must have 1 to " + TEXT_LENGTH_MAX + " visible characters");
    }
    return value;
  }

  /** An absolute path of a directory, here or on the machine of a client. */
  @Nullable String directory(String name) {
    String value = text(name);
    Optional<String> objection = value == null ? Optional.empty() : DirectoryPath.objection(value);
    if (objection.isPresent()) {
      throw new Refused(
          ProblemKind.BAD_PARAMETER,
          "the parameter '" + name + "' " + objection.get(),
          "Name the whole path of a directory, such as /home/me/project");
    }
    return value;
  }

  /** As {@link #text}, but it may have several lines; empty when it is not given. */
  String prose(String name) {
    List<String> values = given.get(name);
    String value = values == null ? "" : values.getFirst();
    if (value.length() > TEXT_LENGTH_MAX || value.indexOf(0xfffd) >= 0) {
      throw bad("the parameter '" + name + "' may have " + TEXT_LENGTH_MAX + " characters in UTF-8");
    }
    return value;
  }

  /** U+FFFD stands where a percent-encoding was no UTF-8. */
  private static boolean isUnreadable(int character) {
    return Character.isISOControl(character) || character == 0xfffd;
  }

  @Nullable String oneOf(String name, List<String> allowed) {
    String value = text(name);
    if (value != null && !allowed.contains(value)) {
      throw bad("the parameter '" + name + "' must be one of " + allowed);
    }
    return value;
  }

  /** An id, so a whole number from 1. */
  @Nullable Long id(String name) {
    String value = text(name);
    return value == null ? null : number(name, value, Long.MAX_VALUE);
  }

  /** A whole number from 0. */
  int count(String name, int standard, int max) {
    String value = text(name);
    return value == null ? standard : value.equals("0") ? 0 : (int) number(name, value, max);
  }

  int limit() {
    return limit(LIMIT_DEFAULT, Page.LIMIT_MAX);
  }

  int limit(int standard, int max) {
    String value = text("limit");
    return value == null ? standard : (int) number("limit", value, max);
  }

  static long number(String name, String value, long max) {
    try {
      long number = Long.parseLong(value);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw bad("'" + name + "' must be a whole number from 1" + (max == Long.MAX_VALUE ? "" : " to " + max));
  }

  private static Refused bad(String detail) {
    return new Refused(ProblemKind.BAD_PARAMETER, detail, "Correct the parameter and ask again");
  }

  private static String shown(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }
}
