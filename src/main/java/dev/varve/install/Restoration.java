package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/** Takes values out of settings, and gives the places that become vacant by it back as they were. */
final class Restoration {

  private final Vacancies vacancies;
  private JsonText json;

  Restoration(JsonText json, Vacancies vacancies) {
    this.json = json;
    this.vacancies = vacancies;
  }

  JsonText json() {
    return json;
  }

  void remove(JsonPointer place) throws UnusableSettings {
    json = json.remove(place);
  }

  /** Without a memory of the place, which is so when the home was deleted, what is empty now counts as ours. */
  void vacate(JsonPointer place) throws UnusableSettings {
    Span span = json.find(place);
    if (span == null || !span.children().isEmpty() || !(vacancies.knows(place) || vacancies.isEmpty())) {
      return;
    }
    String before = vacancies.source(place);
    String remarks = JsonText.remarks(json.source(place));
    if (before == null && remarks.isEmpty()) {
      json = json.remove(place);
    } else if (before != null && remarks.equals(JsonText.remarks(before))) {
      json = json.replace(place, before);
    }
  }

  /** The text is null when the file was made by us and nothing else is in it. */
  @Nullable String file() throws UnusableSettings {
    Span root = json.find(HookSettings.ROOT);
    boolean vacant = root != null && root.children().isEmpty() && vacancies.knows(HookSettings.ROOT);
    if (!vacant) {
      return json.text();
    }
    String before = vacancies.source(HookSettings.ROOT);
    if (before == null || before.isBlank()) {
      return json.text().replaceAll("\\s", "").equals("{}") ? before : json.text();
    }
    vacate(HookSettings.ROOT);
    return json.text();
  }
}
