package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a JSON value stands in its text. Offsets count characters, ends are exclusive.
 *
 * @param name of a member; null for elements and the root
 * @param from where its name begins, or the value itself when it has none
 * @param start where the value begins
 * @param children members or elements, in the order of the text
 */
record Span(Kind kind, @Nullable String name, int from, int start, int end, List<Span> children) {

  enum Kind {
    OBJECT,
    ARRAY,
    SCALAR
  }

  Span {
    children = List.copyOf(children);
  }

  /** The value a pointer leads to from here; of several members with one name the last one, as clients read it. */
  @Nullable Span find(JsonPointer pointer) {
    if (pointer.matches()) {
      return this;
    }
    Span child = kind == Kind.ARRAY ? element(pointer.getMatchingIndex()) : member(pointer.getMatchingProperty());
    return child == null ? null : child.find(Objects.requireNonNull(pointer.tail()));
  }

  private @Nullable Span element(int index) {
    return index >= 0 && index < children.size() ? children.get(index) : null;
  }

  private @Nullable Span member(String wanted) {
    for (Span child : children.reversed()) {
      if (wanted.equals(child.name())) {
        return child;
      }
    }
    return null;
  }
}
