package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text, with or without comments and trailing commas, that can be changed at one place and stays as it is at all
 * others. What is added takes the look of its surroundings. Removing what was added to a container that was not empty
 * gives the same text again; an empty one is given back by {@link #replace} with the {@link #source} it had. Immutable.
 */
final class JsonText {

  private final String text;
  private final Span root;
  private final Gap gap;
  private final Layout layout;

  private JsonText(String text, Span root) {
    this.text = text;
    this.root = root;
    this.gap = new Gap(text);
    this.layout = Layout.of(text, root);
  }

  static JsonText of(String text) throws UnusableSettings {
    return new JsonText(text, SpanReader.read(text));
  }

  String text() {
    return text;
  }

  JsonNode value() throws UnusableSettings {
    return SpanReader.value(text);
  }

  /** What a pointer leads to; null when there is nothing. */
  @Nullable Span find(JsonPointer pointer) {
    return root.find(pointer);
  }

  /** The text of one value. */
  String source(JsonPointer pointer) {
    Span span = required(pointer);
    return text.substring(span.start(), span.end());
  }

  /** What stands in an empty container, without whitespace: its comments. */
  static String remarks(String source) {
    return source.substring(1, source.length() - 1).strip();
  }

  UnusableSettings unusable(JsonPointer pointer, String reason) {
    int at = required(pointer).start();
    int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    return new UnusableSettings(line, at - gap.lineStart(at) + 1, reason);
  }

  /** Adds the last element of an array. */
  JsonText add(JsonPointer array, JsonNode element) throws UnusableSettings {
    return insert(required(array), "", element);
  }

  /** Adds the last member of an object. */
  JsonText put(JsonPointer object, String name, JsonNode value) throws UnusableSettings {
    return insert(required(object), Layout.quoted(name) + ": ", value);
  }

  private JsonText insert(Span container, String head, JsonNode value) throws UnusableSettings {
    if (container.children().isEmpty()) {
      return insertFirst(container, head, value);
    }
    Span last = container.children().getLast();
    int comma = gap.comma(last.end());
    int at = gap.afterSameLineComments(comma < 0 ? last.end() : comma + 1);
    boolean inLine = !gap.startsLine(last.from()) && at == (comma < 0 ? last.end() : comma + 1);
    String indentation = gap.indentation(last.from());
    String added = head + (inLine ? Layout.line(value) : layout.lines(value, indentation));
    return of(
        text.substring(0, last.end())
            + (comma < 0 ? "," : "")
            + text.substring(last.end(), at)
            + (inLine ? " " : layout.lineEnd() + indentation)
            + added
            + (comma < 0 ? "" : ",")
            + text.substring(at));
  }

  private JsonText insertFirst(Span container, String head, JsonNode value) throws UnusableSettings {
    int close = container.end() - 1;
    int at = gap.afterSameLineComments(container.start() + 1);
    boolean commented = !gap.isBlank(container.start() + 1, close);
    if (layout.flat() && !commented) {
      return of(text.substring(0, container.start() + 1) + head + Layout.line(value) + text.substring(close));
    }
    String outer = gap.indentation(container.start());
    String indentation = outer + layout.unit();
    String tail = commented && gap.hasLineEnd(at, close) ? text.substring(at, close) : layout.lineEnd() + outer;
    String added = layout.lineEnd() + indentation + head + layout.lines(value, indentation);
    return of(text.substring(0, at) + added + tail + text.substring(close));
  }

  /** Takes a member or an element out, with its comma; comments around it stay. */
  JsonText remove(JsonPointer pointer) throws UnusableSettings {
    Span parent = required(Objects.requireNonNull(pointer.head(), "the root cannot be removed"));
    Span span = required(pointer);
    int index = parent.children().indexOf(span);
    StringBuilder rest = new StringBuilder(text);
    int comma = gap.comma(span.end());
    if (comma >= 0) {
      rest.deleteCharAt(comma);
    }
    int from = gap.whitespaceBefore(span.from());
    int before = index > 0 ? parent.children().get(index - 1).end() : parent.start() + 1;
    boolean wouldBecomeComment =
        gap.endsInLineComment(before, from) && !new Gap(rest.toString()).isBlankToLineEnd(span.end());
    rest.replace(from, span.end(), wouldBecomeComment ? layout.lineEnd() : "");
    if (comma < 0 && index > 0) {
      rest.deleteCharAt(gap.comma(before));
    }
    return of(rest.toString());
  }

  /** Puts another text in the place of a value. */
  JsonText replace(JsonPointer pointer, String source) throws UnusableSettings {
    Span span = required(pointer);
    return of(text.substring(0, span.start()) + source + text.substring(span.end()));
  }

  private Span required(JsonPointer pointer) {
    return Objects.requireNonNull(root.find(pointer), () -> "nothing at " + pointer);
  }
}
