package dev.varve.mcp;

import dev.varve.memory.MemoryRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool was told, checked by its schema. Each reading asks for the parameter's own type; null or empty where
 * nothing was told.
 *
 * @param cwd where the client works, when it said so
 */
record Arguments(Map<String, Object> values, @Nullable String cwd) {

  Arguments {
    values = Map.copyOf(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable String text(String name) {
    return (String) values.get(name);
  }

  /** Of one that is required. */
  String required(String name) {
    String text = text(name);
    if (text == null) {
      throw new IllegalStateException("'" + name + "' is not required by its schema");
    }
    return text;
  }

  @Nullable Long whole(String name) {
    return (Long) values.get(name);
  }

  /** Of one that has a fallback. */
  int count(String name) {
    Long whole = whole(name);
    if (whole == null) {
      throw new IllegalStateException("'" + name + "' has no fallback in its schema");
    }
    return Math.toIntExact(whole);
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  @Nullable MemoryRef ref(String name) {
    return (MemoryRef) values.get(name);
  }

  References refs(String name) {
    References refs = (References) values.get(name);
    return refs == null ? References.NONE : refs;
  }
}
