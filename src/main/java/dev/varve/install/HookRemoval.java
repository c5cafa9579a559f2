package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes our hooks out of settings, and gives the places that become vacant by it back as they were. */
final class HookRemoval {

  private final Vacancies vacancies;
  private JsonText json;
  private boolean changed;

  HookRemoval(JsonText json, Vacancies vacancies) {
    this.json = json;
    this.vacancies = vacancies;
  }

  /** The text is null when the file was made by us and nothing else is in it. */
  Edit edit() throws UnusableSettings {
    List<String> events = new ArrayList<>();
    json.value().path("hooks").properties().forEach(event -> events.add(event.getKey()));
    for (String event : events) {
      removeFrom(HookSettings.HOOKS.appendProperty(event));
    }
    if (!changed) {
      return new Edit(json.text(), Vacancies.NONE);
    }
    vacate(HookSettings.HOOKS);
    removeVersion();
    return new Edit(file(), Vacancies.NONE);
  }

  /** From the last to the first, so that the places of those to come stay right. */
  private void removeFrom(JsonPointer list) throws UnusableSettings {
    JsonNode entries = json.value().at(list);
    boolean removed = false;
    for (int i = entries.isArray() ? entries.size() - 1 : -1; i >= 0; i--) {
      removed |= removeEntry(list.appendIndex(i), entries.path(i));
    }
    if (removed) {
      changed = true;
      vacate(list);
    }
  }

  private boolean removeEntry(JsonPointer place, JsonNode entry) throws UnusableSettings {
    JsonNode group = entry.path("hooks");
    List<Integer> ours = new ArrayList<>();
    for (int i = group.size() - 1; i >= 0; i--) {
      if (OwnHooks.isOurs(group.path(i))) {
        ours.add(i);
      }
    }
    if (OwnHooks.isOurs(entry) || (!ours.isEmpty() && ours.size() == group.size())) {
      json = json.remove(place);
      return true;
    }
    for (int i : ours) {
      json = json.remove(place.appendProperty("hooks").appendIndex(i));
    }
    return !ours.isEmpty();
  }

  /** Without a memory of the place, which is so when the home was deleted, what is empty now counts as ours. */
  private void vacate(JsonPointer place) throws UnusableSettings {
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

  /** Others' hooks need it too. */
  private void removeVersion() throws UnusableSettings {
    Span root = json.find(HookSettings.ROOT);
    boolean alone = root != null && root.children().size() == 1 && json.find(HookSettings.VERSION) != null;
    if (alone && vacancies.knows(HookSettings.VERSION)) {
      json = json.remove(HookSettings.VERSION);
    }
  }

  private @Nullable String file() throws UnusableSettings {
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
