package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Adds what is ours to settings, place by place, and keeps what stood at the places that were vacant. */
final class HookInsertion {

  private JsonText json;
  private Vacancies vacancies;

  private HookInsertion(JsonText json, Vacancies vacancies) {
    this.json = json;
    this.vacancies = vacancies;
  }

  /** Of a file that is missing or blank a new one is made. */
  static HookInsertion into(@Nullable String text) throws UnusableSettings {
    if (text == null || text.isBlank()) {
      return new HookInsertion(JsonText.of("{}\n"), Vacancies.NONE.with(HookSettings.ROOT, text));
    }
    return new HookInsertion(JsonText.of(text), Vacancies.NONE);
  }

  /** What is there already must be of the same kind. */
  void putMissing(JsonPointer object, String name, JsonNode value) throws UnusableSettings {
    JsonPointer place = object.appendProperty(name);
    expect(object, Span.Kind.OBJECT, "this must be an object");
    Span found = json.find(place);
    if (found == null) {
      rememberVacant(object);
      json = json.put(object, name, value);
      vacancies = vacancies.with(place, null);
    } else if (value.isArray()) {
      expect(place, Span.Kind.ARRAY, "this must be a list of hooks");
    }
  }

  void add(JsonPointer array, JsonNode entry) throws UnusableSettings {
    rememberVacant(array);
    json = json.add(array, entry);
  }

  Edit edit() {
    return new Edit(json.text(), vacancies);
  }

  private void rememberVacant(JsonPointer container) {
    Span span = json.find(container);
    if (span != null && span.children().isEmpty() && !vacancies.knows(container)) {
      vacancies = vacancies.with(container, json.source(container));
    }
  }

  private void expect(JsonPointer place, Span.Kind kind, String reason) throws UnusableSettings {
    Span span = json.find(place);
    if (span == null || span.kind() != kind) {
      throw json.unusable(place, reason);
    }
  }
}
