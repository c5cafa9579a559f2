package dev.varve.memory.transfer;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks whether a line that was read has all that may not be missing: whatever is not marked as nullable. */
final class RequiredFields {

  /** By record: what is found out about it takes longer than to look at a line. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents()).map(Field::of).toList();
        }
      };

  private RequiredFields() {}

  private record Field(String name, Method accessor, boolean required) {

    static Field of(RecordComponent component) {
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      return new Field(component.getName(), component.getAccessor(), !nullable);
    }

    @Nullable Object of(Object part) {
      try {
        return accessor.invoke(part);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the accessors of a record can be called", e);
      }
    }
  }

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
    for (Field field : FIELDS.get(part.getClass())) {
      Object value = field.of(part);
      if (value == null && field.required()) {
        throw new BadLine("its field '" + field.name() + "' is missing");
      }
      if (value instanceof List<?> items) {
        items.forEach(item -> checkItem(item, field.name()));
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
}
