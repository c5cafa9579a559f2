package dev.varve.memory.transfer;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether a line that was read has all that may not be missing: whatever is not marked as nullable. */
final class RequiredFields {

  private RequiredFields() {}

  /**
   * The line itself.
   *
   * @throws BadLine when something is missing
   */
  static <T extends Line> T checked(T line) {
    check(line);
    return line;
  }

  private static void check(Object part) {
    for (RecordComponent field : part.getClass().getRecordComponents()) {
      Object value = value(part, field);
      if (value == null && !field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw new BadLine("its field '" + field.getName() + "' is missing");
      }
      if (value instanceof List<?> items) {
        items.forEach(item -> checkItem(item, field.getName()));
      } else if (value instanceof Record) {
        check(value);
      }
    }
  }

  private static void checkItem(@Nullable Object item, String field) {
    if (item == null) {
      throw new BadLine("an entry of its field '" + field + "' is missing");
    }
    if (item instanceof Record) {
      check(item);
    }
  }

  private static @Nullable Object value(Object part, RecordComponent field) {
    try {
      return field.getAccessor().invoke(part);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the accessors of a record can be called", e);
    }
  }
}
