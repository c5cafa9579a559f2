package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Takes our hooks out of settings. */
final class HookRemoval {

  private final Vacancies vacancies;
  private final Restoration settings;
  private boolean changed;

  HookRemoval(JsonText json, Vacancies vacancies) {
    this.vacancies = vacancies;
    this.settings = new Restoration(json, vacancies);
  }

  Edit edit() throws UnusableSettings {
    List<String> events = new ArrayList<>();
    settings.json().value().path("hooks").properties().forEach(event -> events.add(event.getKey()));
    for (String event : events) {
      removeFrom(HookSettings.HOOKS.appendProperty(event));
    }
    if (!changed) {
      return new Edit(settings.json().text(), Vacancies.NONE);
    }
    settings.vacate(HookSettings.HOOKS);
    removeVersion();
    return new Edit(settings.file(), Vacancies.NONE);
  }

  /** From the last to the first, so that the places of those to come stay right. */
  private void removeFrom(JsonPointer list) throws UnusableSettings {
    JsonNode entries = settings.json().value().at(list);
    boolean removed = false;
    for (int i = entries.isArray() ? entries.size() - 1 : -1; i >= 0; i--) {
      removed |= removeEntry(list.appendIndex(i), entries.path(i));
    }
    if (removed) {
      changed = true;
      settings.vacate(list);
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
      settings.remove(place);
      return true;
    }
    for (int i : ours) {
      settings.remove(place.appendProperty("hooks").appendIndex(i));
    }
    return !ours.isEmpty();
  }

  private void removeVersion() throws UnusableSettings {
    boolean isThere = settings.json().find(HookSettings.VERSION) != null;
    if (isThere && vacancies.knows(HookSettings.VERSION) && !isNeeded()) {
      settings.remove(HookSettings.VERSION);
    }
  }

  /** By hooks that others put in since; those from before did without. */
  private boolean isNeeded() {
    Span hooks = settings.json().find(HookSettings.HOOKS);
    return hooks != null && !hooks.children().isEmpty() && vacancies.knows(HookSettings.HOOKS);
  }
}
